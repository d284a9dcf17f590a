import type { Scenario } from "../scenario.ts";
import { twoVersions } from "./two-versions.ts";

export const aRunHasToWait: Scenario = {
  name: "a push has to wait for an execution",
  repositories: twoVersions,
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
};
