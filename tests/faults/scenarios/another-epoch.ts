import type { Scenario } from "../scenario.ts";
import { twoVersions } from "./two-versions.ts";

export const anotherEpoch: Scenario = {
  name: "a hyperparameter is pushed",
  repositories: twoVersions,
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
    stage.end();
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
};
