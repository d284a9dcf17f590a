/** Whom an error speaks to: the author of a config, or the operator of this installation. */
export type Audience = "author" | "operator";

export type ErrorDetails = {
  readonly audience: Audience;
  /** What to do next, in one sentence. */
  readonly hint: string;
  readonly cause?: unknown;
};

/** A failure that somebody can act on: `code` is stable; `message` and `hint` are safe to show; `cause` is for the log alone. */
export class ControlPlaneError extends Error {
  override readonly name = "ControlPlaneError";
  readonly code: string;
  readonly audience: Audience;
  readonly hint: string;

  constructor(code: string, message: string, { audience, hint, cause }: ErrorDetails) {
    super(message, { cause });
    this.code = code;
    this.audience = audience;
    this.hint = hint;
  }
}
