import { pinRoute } from "../../shared/usecases/serving/pin-route.ts";
import { routeCommand } from "../route-command.ts";
import { showRoute } from "../show-route.ts";

/** Lets one version of a group serve, whatever is approved. */
export const pin = routeCommand({
  name: "pin",
  summary:
    "Lets one version of a group serve, at once and whatever is approved, until it is unpinned or rejected.",
  usage: "GROUP[@VERSION]",
  help: ["  GROUP@VERSION      the version (default: the one that serves)"],
  act: async (ports, group, what) => {
    const route = await pinRoute(ports, group, what);
    return { text: showRoute(route), json: { route } };
  },
});
