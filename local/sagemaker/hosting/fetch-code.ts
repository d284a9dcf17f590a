import { join } from "node:path";
import { s3As } from "../s3-as.ts";
import { fetchArchive } from "./fetch-archive.ts";
import { fetchObjects } from "./fetch-objects.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { InstancePlan } from "./instance.ts";
import { parseS3Url } from "./parse-s3-url.ts";

/** Gives the environment's additions for inference code that lies apart from the artifact, downloading it where it is in S3. */
export const fetchCode = async (
  { context, settings }: HostingParts,
  { model, folder }: Pick<InstancePlan, "model" | "folder">,
  signal: AbortSignal,
): Promise<{ SAGEMAKER_SUBMIT_DIRECTORY?: string }> => {
  const submitted = model.environment.SAGEMAKER_SUBMIT_DIRECTORY;
  if (!submitted?.startsWith("s3://")) return {};
  const location = parseS3Url(submitted);
  const s3 = s3As(context, model.roleArn);
  const fetch = { s3, location, folder: join(folder, "code"), maxBytes: settings.diskBytes, signal };
  await (location.key.endsWith(".gz") || location.key.endsWith(".tgz")
    ? fetchArchive(fetch)
    : fetchObjects(fetch));
  return { SAGEMAKER_SUBMIT_DIRECTORY: fetch.folder };
};
