const isFromAws = (error: Error): boolean =>
  "$metadata" in error || error.name === "CredentialsProviderError";

// The table is the first that a command asks for, by a name that is made of the stage.
const isElsewhere = ({ name }: Error): boolean => name === "ResourceNotFoundException";

/** What went wrong outside, in a line with the next step; of a defect of our own everything that helps to find it. */
export const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (isElsewhere(error))
    return `there is no such installation here (${error.message}); check --stage, region, credentials and AWS_ENDPOINT_URL`;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (isFromAws(error) || syscall === "connect" || syscall === "getaddrinfo")
    return `AWS did not answer as hoped: ${error.name}: ${error.message || code}; check region, credentials and AWS_ENDPOINT_URL`;
  return error.stack ?? error.message;
};
