import type { S3Location } from "./parse-s3-url.ts";

/** What hosting must know of a model, resolved when its endpoint is created: deleting the model later does not stop it. */
export type HostedModel = {
  readonly modelName: string;
  readonly image: string | undefined;
  /** In whose name its artifacts are read. */
  readonly roleArn?: string | undefined;
  readonly mode: "SingleModel" | "MultiModel";
  /** One archive, all objects below a prefix as they are, or the prefix under which a multi-model endpoint finds its archives. */
  readonly data: (S3Location & { readonly kind: "archive" | "objects" | "models" }) | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** False where each model is unloaded and deleted after its invocation. */
  readonly isCached: boolean;
};
