import type { ArtifactSource } from "../../ports/artifact-store.ts";

const HEADER = /^[\x20-\x7e]+$/;

/** What an object says of itself, as far as a header can: S3 takes nothing else. */
export const objectMetadata = ({ lineage = {} }: Pick<ArtifactSource, "lineage">): Record<string, string> =>
  Object.fromEntries(Object.entries(lineage).filter(([, value]) => HEADER.test(value)));
