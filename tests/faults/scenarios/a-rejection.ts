import type { Scenario } from "../scenario.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

export const aRejection: Scenario = {
  name: "the serving version is rejected",
  repositories: twoVersions,
  given: (stage) => trainTwice(stage, 2),
  when: async (stage) => {
    await stage.decide("fraud-fraud", 2, "Rejected");
    await stage.settle();
  },
};
