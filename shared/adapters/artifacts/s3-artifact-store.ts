import { DeleteObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { artifactChanged, artifactDiffers } from "../../domain/errors.ts";
import type { Artifact, ArtifactStore, StoredArtifact } from "../../ports/artifact-store.ts";
import { copyAlone } from "./copy-alone.ts";
import { copyInParts } from "./copy-in-parts.ts";
import { COPY_SETTINGS, type CopySettings } from "./copy-settings.ts";
import { copyWhole } from "./copy-whole.ts";
import { examineObject } from "./examine-object.ts";
import { haveArtifact } from "./have-artifact.ts";
import { s3Place } from "./s3-place.ts";

export type ArtifactPlace = { readonly bucket: string; readonly prefix: string };

// Checksums of different algorithms tell nothing about each other.
const isSameContent = (a: Artifact, b: Artifact): boolean =>
  a.size === b.size &&
  (a.checksum === undefined ||
    b.checksum === undefined ||
    a.checksum.algorithm !== b.checksum.algorithm ||
    a.checksum.value === b.checksum.value);

/** Artifacts in S3; copies stay inside S3, whatever their size, and land below `prefix` of `bucket`. */
export const createS3ArtifactStore = (
  client: S3Client,
  { bucket, prefix }: ArtifactPlace,
  settings: CopySettings = COPY_SETTINGS,
): ArtifactStore => ({
  examine: (uri) => haveArtifact(uri, () => examineObject(client, s3Place(uri))),
  copyOnce: async (source, key) => {
    const target = { bucket, key: `${prefix}/${key}` };
    const isWhole = source.size <= settings.largestWhole;
    const isThere = !isWhole && (await examineObject(client, target)) !== undefined;
    const copyOver = (): Promise<void> =>
      isWhole ? copyWhole(client, source, target) : copyInParts(client, { source, target, settings });
    if (!isThere) await haveArtifact(source.uri, () => copyAlone(copyOver));
    const copy = await examineObject(client, target);
    // Nothing was copied since the source is another by now.
    if (!copy) throw artifactChanged(source.uri);
    if (!isSameContent(source, copy)) throw artifactDiffers(source.uri, `s3://${bucket}/${target.key}`);
  },
  list: async () => {
    const found: StoredArtifact[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: `${prefix}/` },
    ))
      for (const { Key = "", Size = 0, LastModified = new Date(0) } of Contents)
        found.push({ key: Key.slice(prefix.length + 1), size: Size, writtenAt: LastModified.toISOString() });
    return found;
  },
  remove: async (key) => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${prefix}/${key}` }));
  },
});
