import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const aMistake: Scenario = {
  name: "a conf with a mistake is pushed",
  repositories: {
    "acme/fraud": {
      first: aModelRepository(),
      second: aModelRepository({}, { "conf/conf.yaml": "conf:\n  modles: {}\n" }),
    },
  },
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
};
