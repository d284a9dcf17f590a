const SESSION = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\/[^/]+$/;

/** The ARN by which a policy names a caller: of a session its role, else the caller's own. */
export const roleOf = (arn: string): string => arn.replace(SESSION, "arn:$1:iam::$2:role/$3");
