import { promoteCanary } from "../../shared/usecases/rollout/promote-canary.ts";
import { routeCommand } from "../route-command.ts";
import { showRoute } from "../show-route.ts";
import { UsageError } from "../usage-error.ts";

/** Lets the canary of a group answer all requests. */
export const promote = routeCommand({
  name: "promote",
  summary: "Lets the canary of a group answer all requests, at once.",
  usage: "GROUP",
  act: async (ports, group, { version, ...who }) => {
    if (version !== undefined) throw new UsageError(`a group has one canary: leave @${version} out`);
    const route = await promoteCanary(ports, group, who);
    return { text: showRoute(route), json: { route } };
  },
});
