import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { CodeStore } from "../ports/code-store.ts";
import { packFiles } from "./pack-files.ts";

const isPresentAlready = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;

/** Code in a bucket, each key written at most once, whoever else writes it at the same moment. */
export const createS3CodeStore = (client: S3Client, bucket: string): CodeStore => {
  const put = async (key: string, body: Uint8Array | string, contentType: string): Promise<void> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          IfNoneMatch: "*",
        }),
      );
    } catch (error) {
      if (!isPresentAlready(error)) throw error;
    }
  };
  return {
    has: async (key) => {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
    putPackage: async (key, files) => put(key, await packFiles(files), "application/gzip"),
    putText: (key, text) => put(key, text, "text/plain; charset=utf-8"),
    text: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
};
