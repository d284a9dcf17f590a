import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

/** The repository of a model that is trained twice, with another hyperparameter. */
export const twoVersions: Scenario["repositories"] = {
  "acme/fraud": { first: aModelRepository(), second: aModelRepository({ epochs: 6 }) },
};
