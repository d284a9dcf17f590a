import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { readBody } from "../../local/gateway/read-body.ts";
import type { Service } from "../../local/gateway/service.ts";

type Place = { readonly bucket: string; readonly prefix: string };

/** An endpoint whose every model answers its own name, as long as its artifact is there. */
export const createIdleModels =
  (s3: S3Client, { bucket, prefix }: Place): Service =>
  async (request, response) => {
    await readBody(request);
    const model = String(request.headers["x-amzn-sagemaker-target-model"] ?? "");
    try {
      await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: `${prefix}/${model}` }));
      response.writeHead(200, { "content-type": "text/csv" }).end(model);
    } catch {
      response
        .writeHead(400, { "content-type": "application/json", "x-amzn-errortype": "ValidationError" })
        .end(JSON.stringify({ message: `Failed to download model data: no such model ${model}` }));
    }
  };
