import type { Scope } from "../../scope.ts";
import type { ChannelFile } from "./channel-files.ts";

/** Tells where data files are named or found otherwise than by the original framework. */
export const tellOrigins = (scope: Scope, files: readonly ChannelFile[]): void => {
  for (const { place, sourceName, channel, base, fileName } of files) {
    if (sourceName === undefined)
      scope.deviate(
        place,
        "source-name",
        "a file without sourceName is called as its channel; the original mounted it over the folder of all inputs",
      );
    if (channel !== "train" && base.isOwn === true && !/^(s3:|https:|\$\{)/.test(fileName))
      scope.deviate(
        place,
        "file-base",
        "a relative file lies below its own channel's bucket; the original looked below that of the channel train",
      );
  }
};
