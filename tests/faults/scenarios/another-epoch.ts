import { secondPush } from "./second-push.ts";
import { twoVersions } from "./two-versions.ts";

export const anotherEpoch = secondPush({
  name: "a hyperparameter is pushed",
  repositories: twoVersions,
  isOver: true,
});
