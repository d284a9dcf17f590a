import type { Asset } from "../domain/asset.ts";
import type { SourceReference } from "../domain/source-reference.ts";

/** What a compilation must be told about the place where its pipelines will run. */
export type CompileContext = {
  readonly region: string;
  readonly accountId: string;
  readonly bucket: string;
  readonly roleArn: string;
  readonly subnets: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly kmsKeyId?: string;
  /** Declared tokens, such as SMP_REGION; nothing else is a token. */
  readonly variables: Readonly<Record<string, string>>;
  /** The S3 URI of the package of a source; undefined where the directory does not exist. */
  readonly sourceUri: (source: SourceReference, pipelineName: string) => string | undefined;
  /** The files of a source, by their paths within it; undefined where they are not known. */
  readonly sourceFiles?: (source: SourceReference) => readonly string[] | undefined;
  /** The S3 URI of something that the compiler wrote. */
  readonly assetUri: (asset: Asset, pipelineName: string) => string;
};
