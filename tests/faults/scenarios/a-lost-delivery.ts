import type { Scenario } from "../scenario.ts";
import { twoVersions } from "./two-versions.ts";

export const aLostDelivery: Scenario = {
  name: "the sweep finds a push that nobody told of",
  repositories: twoVersions,
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
    stage.end();
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    stage.lose();
    await stage.sweep();
  },
};
