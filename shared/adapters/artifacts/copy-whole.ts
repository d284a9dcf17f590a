import { CopyObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ArtifactSource } from "../../ports/artifact-store.ts";
import { copySource } from "./copy-source.ts";
import { isRefused } from "./is-refused.ts";
import { objectMetadata } from "./object-metadata.ts";
import { type S3Place, s3Place } from "./s3-place.ts";

/** Copies an artifact by one call, unless the target is there or the source is another by now: the caller looks which. */
export const copyWhole = async (client: S3Client, source: ArtifactSource, target: S3Place): Promise<void> => {
  const { uri, etag, lineage } = source;
  try {
    await client.send(
      new CopyObjectCommand({
        Bucket: target.bucket,
        Key: target.key,
        CopySource: copySource(s3Place(uri)),
        CopySourceIfMatch: etag,
        IfNoneMatch: "*",
        // Tags of the source would have to be readable; metadata of a job says nothing here.
        TaggingDirective: "REPLACE",
        ...(lineage
          ? {
              MetadataDirective: "REPLACE" as const,
              ContentType: "application/gzip",
              Metadata: objectMetadata(source),
            }
          : {}),
      }),
    );
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
};
