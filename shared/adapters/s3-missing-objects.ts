import { HeadObjectCommand, NotFound, type S3Client } from "@aws-sdk/client-s3";

/** Tells which of some keys a bucket does not hold; what cannot be asked is an error, and not missing. */
export const createS3MissingObjects =
  (client: S3Client, bucket: () => Promise<string>) =>
  async (keys: readonly string[]): Promise<readonly string[]> => {
    const isThere = async (key: string): Promise<boolean> => {
      try {
        await client.send(new HeadObjectCommand({ Bucket: await bucket(), Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    };
    const found = await Promise.all(keys.map(isThere));
    return keys.filter((_, index) => !found[index]);
  };
