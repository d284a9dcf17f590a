const TOKEN = /^SMP_[A-Z0-9_]+$/;

/** The parts of a value that look like tokens and stand where tokens are read, yet were not replaced. */
export const unresolvedTokens = (text: string): readonly string[] =>
  text.includes("SMP_")
    ? text.split(text.startsWith("s3://") ? "/" : ".").filter((part) => TOKEN.test(part))
    : [];
