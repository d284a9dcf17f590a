import {
  CopyObjectCommand,
  HeadObjectCommand,
  NotFound,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { artifactChanged } from "../domain/errors.ts";
import type { Artifact, ArtifactStore } from "../ports/artifact-store.ts";

type Place = { readonly bucket: string; readonly key: string };

const placeOf = (uri: string): Place => {
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  return { bucket, key };
};

const encodeSource = ({ bucket, key }: Place): string =>
  `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

/** Artifacts in S3; copies stay inside S3 and land below `prefix` of `bucket`. */
export const createS3ArtifactStore = (
  client: S3Client,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): ArtifactStore => {
  const look = async (place: Place): Promise<Artifact | undefined> => {
    try {
      const { ETag = "", ContentLength = 0 } = await client.send(
        new HeadObjectCommand({ Bucket: place.bucket, Key: place.key }),
      );
      return { etag: ETag, size: ContentLength };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  };
  return {
    examine: (uri) => look(placeOf(uri)),
    copyOnce: async ({ uri, etag }, key) => {
      const target = { bucket, key: `${prefix}/${key}` };
      const copy = new CopyObjectCommand({
        Bucket: target.bucket,
        Key: target.key,
        CopySource: encodeSource(placeOf(uri)),
        CopySourceIfMatch: etag,
        IfNoneMatch: "*",
      });
      try {
        await client.send(copy);
      } catch (error) {
        const refused = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
        if (!refused) throw error;
        // Either condition answers 412: the target is there, which is what was wanted, or the source is another by now.
        if (!(await look(target))) throw artifactChanged(uri);
      }
    },
  };
};
