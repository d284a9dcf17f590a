import type { AuditEntry } from "../../domain/audit-entry.ts";
import { noEarlierRevision } from "../../domain/errors.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { PipelineRevision } from "../../domain/pipeline-revision.ts";
import { changePipeline, type InterventionPorts } from "./change-pipeline.ts";
import type { Intervene } from "./intervention.ts";

export type RollBack = Intervene & {
  /** The beginning of the commit to go back to; the revision before this one where it is not given. */
  readonly to?: string;
};

// As far as anybody would want to go back.
const MOST = 200;

const revisionOf = ({ action, detail }: AuditEntry): PipelineRevision[] =>
  action === "applied"
    ? [
        {
          digest: String(detail.digest),
          repository: String(detail.repository),
          commit: String(detail.commit),
          generation: Number(detail.generation),
          at: String(detail.at),
        },
      ]
    : [];

/**
 * Makes an earlier revision the desired one again and holds the one that git declares: while git declares that, nothing
 * else is applied; the next change of the pipeline in git lifts the hold by itself. A waiting run of the bad revision is
 * dropped. Who calls this asks for a sync afterwards.
 */
export const rollBack = async (
  ports: InterventionPorts,
  name: string,
  { to, ...who }: RollBack,
): Promise<PipelineRecord> => {
  const revisions = (await ports.projects.history(`pipeline#${name}`, MOST)).flatMap(revisionOf);
  return changePipeline(ports, name, {
    ...who,
    action: "rolled back",
    change: (record, state) => {
      const { desired, hold, waiting, ...rest } = record;
      const target = revisions.find(({ digest, commit }) =>
        to === undefined ? digest !== desired.digest : commit.startsWith(to),
      );
      if (target === undefined)
        throw noEarlierRevision(name, to, [...new Set(revisions.map(({ commit }) => commit))]);
      if (target.digest === desired.digest) return record;
      const owed = hold === undefined ? waiting : hold.owed;
      const declared = hold ?? { digest: desired.digest, commit: desired.commit };
      const revision = { ...target, generation: state.generation + 1, at: ports.now() };
      const back = { ...rest, desired: revision };
      // Back to what git declares: there is nothing left to hold.
      if (target.digest === declared.digest)
        return hold?.owed === undefined ? back : { ...back, waiting: hold.owed };
      return {
        ...back,
        hold: {
          ...{ ...who, at: ports.now(), digest: declared.digest, commit: declared.commit },
          ...(owed === undefined ? {} : { owed }),
        },
      };
    },
  });
};
