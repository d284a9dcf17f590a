import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const aRunHasToWait: Scenario = {
  name: "a push has to wait for an execution",
  repositories: { "acme/fraud": { first: aModelRepository(), second: aModelRepository({ epochs: 6 }) } },
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
};
