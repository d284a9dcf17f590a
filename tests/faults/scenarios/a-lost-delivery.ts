import type { Scenario } from "../scenario.ts";
import { secondPush } from "./second-push.ts";
import { twoVersions } from "./two-versions.ts";

export const aLostDelivery = {
  ...secondPush({
    name: "the sweep finds a push that nobody told of",
    repositories: twoVersions,
    isOver: true,
  }),
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    stage.lose();
    await stage.sweep();
  },
} satisfies Scenario;
