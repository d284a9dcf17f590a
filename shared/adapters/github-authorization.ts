/** What is known of a request before it is authorized: its path with variables, and their values. */
export type UnauthorizedRequest = {
  readonly url: string;
  readonly owner?: unknown;
  readonly repo?: unknown;
};

/** Says who we are to GitHub. */
export type GitHubAuthorization = {
  /** The `authorization` header for a request; a new one with `renew`, where the last one was refused. */
  header(request: UnauthorizedRequest, renew: boolean): Promise<string>;
  /** Whether a refused request may pass with a new header. */
  isRenewable(request: UnauthorizedRequest): boolean;
  /** Names the allowance that a request counts towards. */
  allowance(request: UnauthorizedRequest): string;
};
