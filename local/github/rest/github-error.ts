export type FieldError = {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
};

/** A refusal as GitHub words it. */
export class GitHubError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;

  constructor(status: number, message: string, errors?: readonly FieldError[]) {
    super(message);
    this.name = "GitHubError";
    this.status = status;
    this.errors = errors;
  }
}
