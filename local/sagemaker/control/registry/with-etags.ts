import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { InferenceSpecification, ModelPackageContainerDefinition } from "@aws-sdk/client-sagemaker";

const etagOf = async (s3: S3Client, url: string): Promise<string | undefined> => {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
  if (Bucket === undefined || Key === undefined) return undefined;
  // A package may name data that is not there, or not yet: it then has no tag.
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key })).catch(() => undefined);
  return head?.ETag?.replaceAll('"', "");
};

/** Adds to each container the tag of the model data that it names, by which users notice changed data. */
export const withEtags = async (
  s3: S3Client,
  specification: InferenceSpecification,
): Promise<InferenceSpecification> => {
  const tagged = async (container: ModelPackageContainerDefinition) => {
    const { ModelDataUrl, ModelDataETag } = container;
    if (ModelDataUrl === undefined || ModelDataETag !== undefined) return container;
    const etag = await etagOf(s3, ModelDataUrl);
    return etag === undefined ? container : { ...container, ModelDataETag: etag };
  };
  return { ...specification, Containers: await Promise.all((specification.Containers ?? []).map(tagged)) };
};
