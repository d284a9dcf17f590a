import { noTally } from "../../domain/no-tally.ts";
import type { Log } from "../../ports/log.ts";
import type { RouteStore } from "../../ports/route-store.ts";
import type { TallyStore } from "../../ports/tally-store.ts";
import type { RouteInterventionPorts } from "../serving/change-route.ts";
import { abortCanary } from "./abort-canary.ts";
import { judgeCanary, type Verdict } from "./judge-canary.ts";
import { promoteCanary } from "./promote-canary.ts";

export type JudgePorts = RouteInterventionPorts & {
  readonly routes: Pick<RouteStore, "ruled">;
  readonly tallies: Pick<TallyStore, "sum">;
  readonly log: Log;
};

export type JudgeReport = {
  /** Canaries that have a rule. */
  readonly judged: number;
  /** Groups whose canary answers all requests now. */
  readonly promoted: readonly string[];
  /** Groups whose canary was taken away. */
  readonly aborted: readonly string[];
  /** Canaries that could not be judged, and will be next time. */
  readonly failures: number;
};

const judge = async (ports: JudgePorts, group: string): Promise<Verdict["kind"]> => {
  const { canary } = (await ports.routes.get(group)) ?? {};
  if (!canary?.rule) return "wait";
  const { version, beside, salt, rule } = canary;
  const sums = await ports.tallies.sum(group, salt);
  const standing = { canary: sums.get(version) ?? noTally, stable: sums.get(beside) ?? noTally };
  const verdict = judgeCanary(standing, rule);
  const by = "rule";
  if (verdict.kind === "promote") {
    const reason = `it kept to its rule for ${standing.canary.requests} requests`;
    await promoteCanary(ports, group, { by, reason, salt });
  }
  if (verdict.kind === "abort") await abortCanary(ports, group, { by, reason: verdict.reason, salt });
  return verdict.kind;
};

/** Judges every canary that has a rule by what was counted of it, and promotes or aborts it where the rule says so. */
export const judgeCanaries = async (ports: JudgePorts): Promise<JudgeReport> => {
  const groups = await ports.routes.ruled();
  const results = await Promise.allSettled(groups.map((group) => judge(ports, group)));
  const groupsOf = (kind: Verdict["kind"]): readonly string[] =>
    groups.filter((_, at) => {
      const result = results[at];
      return result?.status === "fulfilled" && result.value === kind;
    });
  const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  for (const reason of failed) ports.log.error("a canary was not judged", reason);
  return {
    judged: groups.length,
    promoted: groupsOf("promote"),
    aborted: groupsOf("abort"),
    failures: failed.length,
  };
};
