import type { Asset } from "../../domain/asset.ts";
import { sha256 } from "../sha256.ts";

/** Where code and revisions lie in the bucket: below the pipeline's name, by content digest. */
export const codeKeys = (bucket: string) => ({
  source: (pipeline: string, digest: string): string => `${pipeline}/code/${digest}/sourcedir.tar.gz`,
  asset: (pipeline: string, asset: Asset): string =>
    `${pipeline}/code/${sha256(JSON.stringify(asset.kind === "text" ? asset.text : asset.files))}/${asset.name}`,
  revision: (pipeline: string, digest: string): string => `${pipeline}/revisions/${digest}.json`,
  uri: (key: string): string => `s3://${bucket}/${key}`,
});
