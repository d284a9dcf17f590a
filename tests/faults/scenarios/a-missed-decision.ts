import type { Scenario } from "../scenario.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

export const aMissedDecision: Scenario = {
  name: "the event of an approval gets lost, and the clock comes round",
  repositories: twoVersions,
  given: (stage) => trainTwice(stage, 1),
  when: async (stage) => {
    await stage.decide("fraud-fraud", 2, "Approved");
    await stage.world.settled();
    stage.lose();
    // What fails for one group is left for the next time.
    for (const hours of [0, 1]) await stage.compareRoutes(hours);
  },
};
