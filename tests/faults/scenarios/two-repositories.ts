import { aConf } from "../../builders/a-conf.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";
import type { Scenario } from "../scenario.ts";

const joined = { ".slipway.yaml": "project: shop\n" };

export const twoRepositories: Scenario = {
  name: "two repositories of one project are pushed",
  repositories: {
    "acme/fraud": { first: aModelRepository({}, joined), second: aModelRepository({ epochs: 6 }, joined) },
    "acme/pool": {
      first: {
        ...joined,
        "conf/conf.yaml": aConf({ model: "spare", anchor: false }),
        "model/train.py": "print('spare')\n",
      },
    },
  },
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
    stage.end();
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.push("acme/pool", "first");
    await stage.settle();
  },
};
