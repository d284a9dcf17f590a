import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const aRunEnds: Scenario = {
  name: "an execution ends while a run waits for it",
  repositories: { "acme/fraud": { first: aModelRepository(), second: aModelRepository({ epochs: 6 }) } },
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
