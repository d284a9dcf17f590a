import type { Scenario } from "../scenario.ts";
import { twoVersions } from "./two-versions.ts";

export const aRunEnds: Scenario = {
  name: "an execution ends while a run waits for it",
  repositories: twoVersions,
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
  when: async (stage) => {
    stage.end();
    await stage.settle();
    stage.end("Failed");
    await stage.settle();
  },
};
