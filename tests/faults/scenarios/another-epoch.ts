import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const anotherEpoch: Scenario = {
  name: "a hyperparameter is pushed",
  repositories: { "acme/fraud": { first: aModelRepository(), second: aModelRepository({ epochs: 6 }) } },
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
