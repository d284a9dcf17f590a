import { revertRoute } from "../../shared/usecases/serving/revert-route.ts";
import { routeCommand } from "../route-command.ts";
import { showRoute } from "../show-route.ts";

/** Lets an earlier version of a group serve again. */
export const revert = routeCommand({
  name: "revert",
  summary: "Lets an earlier version of a group serve again, at once and until the next approval.",
  usage: "GROUP[@VERSION]",
  help: ["  GROUP@VERSION      the version (default: the one that served before)"],
  act: async (ports, group, what) => {
    const route = await revertRoute(ports, group, what);
    return { text: showRoute(route), json: { route } };
  },
});
