/** Whoever sends a request, once it is known. */
export type Caller = { readonly name: string };

export type AccessRequest = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Who has signed the request, where the function URL asks for that. */
  readonly iamArn?: string;
  /** The group that is asked for, where it is one. */
  readonly group?: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

export type Admission =
  | {
      readonly kind: "caller";
      readonly caller: Caller;
      /** What the answer tells of the caller's rate. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly code: string;
      readonly detail: string;
      readonly headers: Readonly<Record<string, string>>;
    };

/** Who may ask for what. */
export type Access = {
  admit(request: AccessRequest): Promise<Admission>;
  maySee(caller: Caller, group: string): boolean;
  mayChooseVersion(caller: Caller, group: string): boolean;
};
