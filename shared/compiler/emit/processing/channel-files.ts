import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { FileBase } from "../job/data-file-uri.ts";

/** A data file of a channel. */
export type ChannelFile = {
  readonly channel: string;
  /** What the config calls it, else the channel's name. */
  readonly name: string;
  /** What the config calls it, if it does. */
  readonly sourceName: string | undefined;
  readonly fileName: string;
  readonly place: Place;
  readonly base: FileBase;
};

type Channel = {
  readonly s3Bucket?: string | null | undefined;
  readonly s3InputPrefix?: string | null | undefined;
  readonly dataFiles?:
    | readonly { readonly sourceName?: string | null | undefined; readonly fileName: string }[]
    | null
    | undefined;
};

const unique = (names: readonly string[]): readonly string[] =>
  names.map((name, index) => {
    const earlier = names.slice(0, index).filter((one) => one === name).length;
    return earlier === 0 ? name : `${name}-${earlier + 1}`;
  });

const keysOf = (place: Place): readonly string[] =>
  place.node?.kind === "map" ? [...place.node.entries.keys()] : [];

/** The data files of all channels in the order of the file; a relative name counts from its own channel, else from `train`. */
export const channelFiles = (
  place: Place,
  channels: Readonly<Record<string, Channel | null>> | null | undefined,
): readonly ChannelFile[] => {
  const baseOf = (channel: Channel | null | undefined): FileBase | undefined =>
    channel?.s3Bucket === undefined || channel.s3Bucket === null
      ? undefined
      : { bucket: channel.s3Bucket, prefix: channel.s3InputPrefix };
  const ownBase = (channel: Channel | null | undefined): FileBase | undefined => {
    const base = baseOf(channel);
    return base === undefined ? undefined : { ...base, isOwn: true };
  };
  const files = keysOf(place).flatMap((name) => {
    const channel = channels?.[name];
    return (channel?.dataFiles ?? []).map((file, index) => ({
      channel: name,
      name:
        file.sourceName === undefined || file.sourceName === null || file.sourceName === ""
          ? name
          : file.sourceName,
      sourceName: file.sourceName || undefined,
      fileName: file.fileName,
      place: child(place, name, "dataFiles", index),
      base: ownBase(channel) ?? baseOf(channels?.train) ?? {},
    }));
  });
  const names = unique(files.map(({ name }) => name));
  return files.map((file, index) => ({ ...file, name: names[index] ?? file.name }));
};
