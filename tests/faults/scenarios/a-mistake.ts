import { aModelRepository } from "../../builders/a-model-repository.ts";
import { secondPush } from "./second-push.ts";

export const aMistake = secondPush({
  name: "a conf with a mistake is pushed",
  repositories: {
    "acme/fraud": {
      first: aModelRepository(),
      second: aModelRepository({}, { "conf/conf.yaml": "conf:\n  modles: {}\n" }),
    },
  },
});
