import type { Scenario } from "../scenario.ts";
import { trainTwice } from "./train-twice.ts";
import { twoVersions } from "./two-versions.ts";

export const inferences: Scenario = {
  name: "a client asks a cold and then a warm invoker",
  repositories: twoVersions,
  given: (stage) => trainTwice(stage, 1),
  when: async (stage) => {
    await stage.infer("fraud-fraud");
    await stage.infer("fraud-fraud");
  },
};
