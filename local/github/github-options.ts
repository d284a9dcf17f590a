import type { Delivery, DeliveryResponse } from "./webhooks/post-delivery.ts";

/** A GitHub App; its key is in PEM form. */
export type GitHubApp = { readonly id: number | string; readonly publicKey: string };

export type GitHubOptions = {
  /** Holds the bare repositories and everything that is remembered about them. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Signs the webhooks of the hook that each repository is created with. */
  readonly webhookSecret: string;
  /** Where that hook's deliveries go. */
  readonly webhookUrl: () => string;
  /** The base URL that clients use for the REST API; known when the service is created. */
  readonly apiUrl: () => string;
  /** Where git's post-receive hook reports pushes: by default beside the API, its last part being `hooks`. */
  readonly hooksUrl?: () => string;
  /** Events that the hook of a new repository is subscribed to. */
  readonly events?: readonly string[];
  /** Asked of every request where given; otherwise any token is as good as none. */
  readonly token?: string;
  /** The app that is installed on every account. Where it is given, what GitHub keeps to apps is refused to users. */
  readonly app?: GitHubApp;
  /** Requests an hour for each token. */
  readonly rateLimit?: number;
  /** Carries a delivery; rejects when nothing answered. */
  readonly deliver?: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryResponse>;
  readonly limits?: Partial<GitHubLimits>;
};

/** Numbers of GitHub's own that a test may lower. */
export type GitHubLimits = {
  readonly deliveryMilliseconds: number;
  readonly deliveryBytes: number;
  readonly treeEntries: number;
  readonly treeBytes: number;
  /** Up to here a file's content comes with its description. */
  readonly contentBytes: number;
  /** Beyond this a blob is not served at all. */
  readonly blobBytes: number;
  readonly pushCommits: number;
  readonly compareFiles: number;
};
