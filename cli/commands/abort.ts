import { abortCanary } from "../../shared/usecases/rollout/abort-canary.ts";
import { routeCommand } from "../route-command.ts";
import { showRoute } from "../show-route.ts";
import { UsageError } from "../usage-error.ts";

/** Takes the canary of a group away. */
export const abort = routeCommand({
  name: "abort",
  summary: "Takes the canary of a group away, at once; only another approval of its version brings it back.",
  usage: "GROUP",
  act: async (ports, group, { version, ...who }) => {
    if (version !== undefined) throw new UsageError(`a group has one canary: leave @${version} out`);
    const route = await abortCanary(ports, group, who);
    return { text: showRoute(route), json: { route } };
  },
});
