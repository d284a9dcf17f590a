/** How S3 names an account in its answers: by an id of 64 digits that stands for it. */
export const owner = (accountId: string): { ID: string; DisplayName: string } => ({
  ID: accountId.padStart(64, "0"),
  DisplayName: "local",
});
