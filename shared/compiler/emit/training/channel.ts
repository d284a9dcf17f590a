import type { Emitted, EmittedObject } from "../emitted.ts";

export type ChannelOptions = {
  readonly contentType?: Emitted;
  readonly inputMode?: Emitted;
  readonly distribution?: Emitted;
};

/** An input channel of a training job. */
export const channel = (
  name: string,
  uri: Emitted,
  { contentType, inputMode = "File", distribution = "FullyReplicated" }: ChannelOptions = {},
): EmittedObject => ({
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: uri, S3DataDistributionType: distribution } },
  ContentType: contentType,
  InputMode: inputMode,
  ChannelName: name,
});
