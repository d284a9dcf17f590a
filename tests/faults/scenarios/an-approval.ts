import type { Scenario } from "../scenario.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

export const anApproval: Scenario = {
  name: "a version is approved while another serves",
  repositories: twoVersions,
  given: (stage) => trainTwice(stage, 1),
  when: async (stage) => {
    await stage.decide("fraud-fraud", 2, "Approved");
    await stage.settle();
  },
};
