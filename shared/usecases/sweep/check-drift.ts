import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Settings } from "../../domain/settings.ts";
import { readRevision } from "../reconcile/read-revision.ts";
import { codeKeys } from "../sources/code-keys.ts";
import { announceLook } from "./announce-look.ts";
import { driftOf } from "./drift-of.ts";
import type { SweepPorts } from "./sweep-ports.ts";

export type DriftCheck = {
  readonly record: PipelineRecord;
  /** The head of the repository that anchors the pipeline. */
  readonly head: RepositoryHead;
  readonly settings: Settings;
  readonly roleArn: string;
};

// More says no more to a person, and records have bounds.
const MOST = 20;

const differences = async (
  { code, pipelines }: SweepPorts,
  { record, settings, roleArn }: DriftCheck,
): Promise<readonly string[] | undefined> => {
  const { name, applied } = record;
  const text = await code.text(codeKeys("").revision(name, applied?.digest ?? ""));
  if (text === undefined) return undefined;
  const live = await pipelines.describe(name);
  if (live === undefined) return ["(deleted)"];
  return driftOf({ name, roleArn, ...readRevision(text) }, live, settings.drift.ignore).map(
    ({ path }) => path,
  );
};

const isKnown = ({ drift }: PipelineRecord, paths: readonly string[]): boolean =>
  drift?.paths.join("\n") === paths.slice(0, MOST).join("\n");

/**
 * Compares a pipeline in SageMaker with what was applied to it, and records how it differs; heals it where its project
 * wants that. What is not yet applied cannot drift.
 */
export const checkDrift = async (
  ports: SweepPorts,
  check: DriftCheck,
): Promise<"same" | "drifted" | "healing"> => {
  const { record, head, settings } = check;
  const { applied, desired } = record;
  if (applied === undefined || applied.generation !== desired.generation) return "same";
  const paths = await differences(ports, check);
  if (paths === undefined || paths.length === 0) {
    if (record.drift !== undefined) await ports.projects.drifted(record, undefined, ports.now());
    return "same";
  }
  const at = ports.now();
  if (!isKnown(record, paths)) await ports.projects.drifted(record, { at, paths: paths.slice(0, MOST) }, at);
  if (settings.drift.action === "report") return "drifted";
  await announceLook(ports, head, { isForced: true });
  return "healing";
};
