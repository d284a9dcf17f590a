/** The command line makes no sense; the message says why, and what would. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
