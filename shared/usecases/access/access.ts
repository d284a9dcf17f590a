import type { Grant } from "../../domain/access/grant.ts";

/** Whoever sends a request, once it is known. */
export type Caller = {
  /** For logs: a key's id, an ARN, or an issuer and a subject. */
  readonly name: string;
  /** For a group, the first one that names it decides. */
  readonly grants: readonly Grant[];
};

export type AccessRequest = {
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Who has signed the request, where the function URL asks for that; never taken from a header. */
  readonly iamArn?: string;
  /** The group that is asked for, where it is one. */
  readonly group?: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

export type RefusalCode =
  | "Unauthorized"
  | "Forbidden"
  | "RateExceeded"
  | "CredentialTooLarge"
  | "AccessUnavailable";

export type Refused = {
  readonly kind: "refused";
  readonly status: number;
  readonly code: RefusalCode;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who it is, where that is known; for logs alone. */
  readonly caller?: string;
};

export type Identity = { readonly kind: "caller"; readonly caller: Caller } | Refused;

export type Admission =
  | { readonly kind: "caller"; readonly caller: Caller; readonly headers: Readonly<Record<string, string>> }
  | Refused;

/** Who may ask for what. */
export type Access = {
  /** Lets a request in, or says why not; where it names a group, it counts against the caller's rate. */
  admit(request: AccessRequest): Promise<Admission>;
  maySee(caller: Caller, group: string): boolean;
  mayChooseVersion(caller: Caller, group: string): boolean;
};
