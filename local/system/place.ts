/** The one account and region that the local AWS is. */
export const PLACE = {
  region: "us-east-1",
  accountId: "111122223333",
  /** Any access key works; this secret key signs for all of them. */
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
} as const;
