import { secondPush } from "./second-push.ts";
import { twoVersions } from "./two-versions.ts";

export const aRunHasToWait = secondPush({
  name: "a push has to wait for an execution",
  repositories: twoVersions,
});
