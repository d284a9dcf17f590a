import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { Move, Recorded } from "../ports/project-store.ts";
import type { DynamoTable, Transaction, Write } from "./dynamo-table.ts";
import { fenceProject } from "./fence-project.ts";
import { metaKey, ownerKey, pipelineKey } from "./project-keys.ts";

/** Takes a pipeline's name for its project, unless another has it. */
export const claimName = ({ name, project }: PipelineRecord, move: Move | undefined): Write => {
  const isMoved = move?.pipelines.some((each) => each.name === name) === true;
  return {
    kind: "put",
    key: ownerKey(name),
    item: { project },
    condition: `attribute_not_exists(#pk) OR #project = :project${isMoved ? " OR #project = :before" : ""}`,
    values: { ":project": project, ...(isMoved ? { ":before": move.from.project } : {}) },
  };
};

/** Frees a name that a project took ahead of a change that it never made; should it still be about to, it loses the race. */
const releaseName = async (
  table: Pick<DynamoTable, "get" | "transact">,
  name: string,
  project: string,
): Promise<boolean> => {
  const meta = await table.get(metaKey(project));
  const released = await table.transact([
    { kind: "check", key: pipelineKey(project, name), condition: "attribute_not_exists(#pk)" },
    {
      kind: "delete",
      key: ownerKey(name),
      condition: "#project = :project",
      values: { ":project": project },
    },
    fenceProject("put", { project, generation: Number(meta?.generation ?? 0) }),
  ]);
  return released.kind === "done";
};

/** What came of a transaction that begins with claims: of a name that is another's in earnest, whose. */
export const outcomeOfClaims = async (
  table: Pick<DynamoTable, "get" | "transact">,
  claims: readonly PipelineRecord[],
  result: Transaction,
): Promise<Recorded> => {
  if (result.kind === "done") return { kind: "recorded" };
  const index = claims.findIndex((_, at) => result.by[at]?.project !== undefined);
  const claimed = claims[index];
  if (claimed === undefined) return { kind: "lost" };
  const { name } = claimed;
  const project = String(result.by[index]?.project);
  const isVoid = (await table.get(pipelineKey(project, name))) === undefined;
  return isVoid && (await releaseName(table, name, project))
    ? { kind: "lost" }
    : { kind: "claimed", pipeline: name, project };
};
