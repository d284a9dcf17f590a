import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const aLostDelivery: Scenario = {
  name: "the sweep finds a push that nobody told of",
  repositories: { "acme/fraud": { first: aModelRepository(), second: aModelRepository({ epochs: 6 }) } },
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
