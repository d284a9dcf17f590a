export type CallerState = {
  readonly arn: string;
  readonly account: string;
  /** By how many milliseconds this machine's clock is ahead of AWS's. */
  readonly clockAhead: number;
};

export type TableState = {
  readonly status: string;
  /** Attribute names of the key, the partition's first. */
  readonly key: readonly string[];
  /** The attribute by which records expire, where they do. */
  readonly expiry?: string;
  /** Whether it can be restored to any moment of the last weeks. */
  readonly isRecoverable: boolean;
  /** The key of the account's own that it is encrypted with. */
  readonly kmsKeyArn?: string;
};

export type FunctionState = {
  /** Without the installation's own prefix. */
  readonly name: string;
  /** `Active` where it can run. */
  readonly state: string;
  /** `Successful` where the last deployment of it went well. */
  readonly lastUpdate: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many of it may run at once, where that is set. */
  readonly reserved?: number;
};

export type RuleState = {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly schedule?: string;
  /** The functions that it calls, without the installation's own prefix. */
  readonly functions: readonly string[];
};

/** A variant of an endpoint, and what its model is; a variant of inference components has none. */
export type VariantState = {
  readonly name: string;
  /** `MultiModel` where it loads what a request names. */
  readonly mode?: string;
  /** Where it loads models from. */
  readonly modelDataUrl?: string;
};

/** How many functions of the account may run at once: all, and beside those that have a share of their own. */
export type ConcurrencyState = { readonly limit: number; readonly unreserved: number };

export type EndpointState = { readonly status: string; readonly reason?: string };

/** What GitHub says of the credentials. */
export type GitHubState = {
  readonly kind: "app" | "token";
  readonly login: string;
  /** What an App may do; a token does not tell. */
  readonly permissions?: Readonly<Record<string, string>>;
  readonly events?: readonly string[];
  /** Where GitHub delivers an App's events; absent where it does not tell. */
  readonly webhookUrl?: string;
  readonly installations?: number;
  /** What a classic token may do. */
  readonly scopes?: readonly string[];
};

/** Whether a repository can be seen, and what is left of the hour's requests by now. */
export type RepositoryView = {
  readonly isVisible: boolean;
  readonly remaining?: number;
  readonly limit?: number;
};

/** Looks at the parts of an installation and changes nothing; what is not there is undefined. */
export type Inspection = {
  caller(): Promise<CallerState>;
  table(name: string): Promise<TableState | undefined>;
  hasBucket(name: string): Promise<boolean>;
  functions(): Promise<readonly FunctionState[]>;
  /** Where a function with a URL is called. */
  urlOf(name: string): Promise<string | undefined>;
  concurrency(): Promise<ConcurrencyState>;
  /** The installation's rules on its own bus and on the account's. */
  rules(bus: string): Promise<{ readonly own: readonly RuleState[]; readonly default: readonly RuleState[] }>;
  /** How many events could not be handled. */
  deadLetters(): Promise<number | undefined>;
  endpoint(name: string): Promise<EndpointState | undefined>;
  variants(endpoint: string): Promise<readonly VariantState[]>;
  secret(id: string): Promise<string | undefined>;
  /** Posts a ping as GitHub does, signed with the secret where one is given, and gives the status of the answer. */
  ping(url: string, secret?: string): Promise<number>;
  github(apiUrl: string, secret: string): Promise<GitHubState>;
  repository(apiUrl: string, secret: string, repository: string): Promise<RepositoryView>;
};
