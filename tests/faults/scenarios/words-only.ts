import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const wordsOnly: Scenario = {
  name: "documentation is pushed",
  repositories: {
    "acme/fraud": {
      first: aModelRepository(),
      second: aModelRepository({}, { "README.md": "A word more\n" }),
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
