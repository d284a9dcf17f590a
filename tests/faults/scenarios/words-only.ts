import { aModelRepository } from "../../builders/a-model-repository.ts";
import { secondPush } from "./second-push.ts";

export const wordsOnly = secondPush({
  name: "documentation is pushed",
  repositories: {
    "acme/fraud": {
      first: aModelRepository(),
      second: aModelRepository({}, { "README.md": "A word more\n" }),
    },
  },
});
