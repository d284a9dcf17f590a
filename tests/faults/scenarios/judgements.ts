import type { Tally } from "../../../shared/domain/tally.ts";
import type { Scenario } from "../scenario.ts";
import { beginCanary } from "./begin-canary.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

const judgement = (end: string, counts: readonly [Partial<Tally>, Partial<Tally>]): Scenario => ({
  name: `the clock comes round to a canary that ${end}`,
  repositories: twoVersions,
  given: async (stage) => {
    await trainTwice(stage, 2);
    const rule = { requests: 100, errors: 0.1, promote: true };
    await beginCanary(stage, { group: "fraud-fraud", version: 1, rule, counts });
  },
  when: async (stage) => {
    // What could not be judged is left for the next time, and what was is not judged again.
    for (let minute = 0; minute < 2; minute += 1) await stage.judgeCanaries();
  },
});

/** A canary that is judged in each way in which that can end. */
export const judgements: readonly Scenario[] = [
  judgement("kept to its rule", [{ requests: 60 }, { requests: 60, failed: 1 }]),
  judgement("failed too often", [
    { requests: 10, failed: 6 },
    { requests: 5, failed: 5 },
  ]),
  judgement("has to go on", [{ requests: 60 }, { requests: 30, failed: 1 }]),
];
