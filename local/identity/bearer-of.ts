/** The access key id that stands for a role here: its name. Whoever signs with it acts in the role's name. */
export const bearerOf = (roleArn: string): string => roleArn.split("/").pop() ?? roleArn;
