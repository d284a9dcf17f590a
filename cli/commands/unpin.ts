import { unpinRoute } from "../../shared/usecases/serving/unpin-route.ts";
import { routeCommand } from "../route-command.ts";
import { showRoute } from "../show-route.ts";

/** Removes the pin of a group. */
export const unpin = routeCommand({
  name: "unpin",
  summary: "Removes the pin of a group: the version that was decided about last serves again.",
  usage: "GROUP",
  act: async (ports, group, { version: _version, ...who }) => {
    const route = await unpinRoute(ports, group, who);
    return { text: showRoute(route), json: { route } };
  },
});
