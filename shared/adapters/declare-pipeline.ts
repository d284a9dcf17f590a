import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { Item, Write } from "./dynamo-table.ts";
import { pipelineKey } from "./project-keys.ts";

const tokenOf = (record: PipelineRecord | undefined): string | undefined => record?.waiting?.start.token;

/**
 * Writes what is desired of a pipeline. An update and not a put: what was applied, started and seen is written by others,
 * perhaps at this moment; so a run that waits is touched only where this change adds or drops one.
 */
export const declarePipeline = (record: PipelineRecord, known: PipelineRecord | undefined): Write => {
  const { name, project, anchor, commitParameters, units, policy, start, desired } = record;
  const { hold, suspended, retired, waiting } = record;
  const members: Item = {
    ...{ name, project, anchor, commitParameters, units, policy, start, desired, hold, suspended, retired },
    ...(tokenOf(record) === tokenOf(known) ? {} : { waiting }),
  };
  const set = Object.entries(members).filter(([, value]) => value !== undefined);
  const remove = Object.entries(members).filter(([, value]) => value === undefined);
  const sets = `SET ${set.map(([member]) => `#${member} = :${member}`).join(", ")}`;
  const removes = remove.length === 0 ? "" : ` REMOVE ${remove.map(([member]) => `#${member}`).join(", ")}`;
  return {
    kind: "update",
    key: pipelineKey(project, name),
    update: `${sets}${removes}`,
    values: Object.fromEntries(set.map(([member, value]) => [`:${member}`, value])),
  };
};
