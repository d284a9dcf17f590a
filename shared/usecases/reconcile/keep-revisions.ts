import { codeKeys } from "../sources/code-keys.ts";
import { type UploadCode, uploadCode } from "../sources/upload-code.ts";
import { desiredPipeline } from "./desired-pipeline.ts";
import type { KeptPipeline } from "./plan-project.ts";
import { revisionText } from "./revision-text.ts";

const keys = codeKeys("");

/**
 * Puts into the bucket what applying these revisions takes, now or when somebody rolls back to them: code first. Gives the
 * revisions' texts by the names of their pipelines.
 */
export const keepRevisions = async (
  upload: UploadCode,
  kept: readonly KeptPipeline[],
): Promise<ReadonlyMap<string, string>> => {
  await uploadCode(
    upload,
    kept.map(({ compiled }) => compiled),
  );
  const texts = kept.map(async ({ record: { name, desired }, compiled }) => {
    const text = revisionText(desiredPipeline(compiled, ""));
    await upload.code.putText(keys.revision(name, desired.digest), text);
    return [name, text] as const;
  });
  return new Map(await Promise.all(texts));
};
