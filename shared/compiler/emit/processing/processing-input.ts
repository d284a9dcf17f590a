import type { Emitted, EmittedObject } from "../emitted.ts";

export type InputOptions = { readonly distribution?: Emitted; readonly dataType?: string };

/** An input of a processing job. */
export const processingInput = (
  name: string,
  { uri, localPath }: { readonly uri: Emitted; readonly localPath: string },
  { distribution = "FullyReplicated", dataType = "S3Prefix" }: InputOptions = {},
): EmittedObject => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: localPath,
    S3DataType: dataType,
    S3InputMode: "File",
    S3DataDistributionType: distribution,
    S3CompressionType: "None",
  },
});
