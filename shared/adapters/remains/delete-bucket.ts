import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";

const objects = async function* (client: S3Client, Bucket: string): AsyncGenerator<ObjectIdentifier[]> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
    yield Contents.map(({ Key }) => ({ Key }));
};

const versions = async function* (client: S3Client, Bucket: string): AsyncGenerator<ObjectIdentifier[]> {
  let markers: Pick<ListObjectVersionsCommandInput, "KeyMarker" | "VersionIdMarker"> | undefined = {};
  while (markers !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, ...markers }),
    );
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    yield found.map(({ Key, VersionId }) => ({ Key, VersionId }));
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    markers = page.IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;
  }
};

/** Deletes a bucket with all that was ever in it. */
export const deleteBucket = async (
  client: S3Client,
  bucket: string,
  progress: (objects: number) => void,
): Promise<void> => {
  const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  let deleted = 0;
  for await (const page of (Status === undefined ? objects : versions)(client, bucket)) {
    if (page.length === 0) continue;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: page, Quiet: true } }),
    );
    const [first] = Errors;
    if (first)
      throw new Error(`${Errors.length} objects were not deleted, such as ${first.Key}: ${first.Message}`);
    deleted += page.length;
    progress(deleted);
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
};
