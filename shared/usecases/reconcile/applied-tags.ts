import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { CodeStore } from "../../ports/code-store.ts";
import type { Pipeline } from "../../ports/pipelines.ts";
import { codeKeys } from "../sources/code-keys.ts";
import { readRevision } from "./read-revision.ts";

const keys = codeKeys("");

/** The tags that we gave a pipeline with its last revision; none where that is not kept any more. */
export const appliedTags = async (
  code: Pick<CodeStore, "text">,
  { name, applied }: Pick<PipelineRecord, "name" | "applied">,
): Promise<NonNullable<Pipeline["tags"]>> => {
  const text = applied && (await code.text(keys.revision(name, applied.digest)));
  return (text === undefined ? undefined : readRevision(text).tags) ?? {};
};
