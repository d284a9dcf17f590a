import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

export const firstPush: Scenario = {
  name: "first push",
  repositories: { "acme/fraud": { first: aModelRepository() } },
  when: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
  },
};
