import { groupUnknown } from "../../shared/domain/errors.ts";
import { endShadow } from "../../shared/usecases/rollout/end-shadow.ts";
import { setShadow } from "../../shared/usecases/rollout/set-shadow.ts";
import { readNumber } from "../read-number.ts";
import { readPercent } from "../rollout/read-percent.ts";
import { showTallies } from "../rollout/show-tallies.ts";
import { type RouteRequest, routeCommand, type Told } from "../route-command.ts";
import { showRoute } from "../show-route.ts";
import { UsageError } from "../usage-error.ts";

const show = async ({ routes, tallies }: RouteRequest, group: string): Promise<Told> => {
  const route = await routes.get(group);
  if (!route) throw groupUnknown(group);
  const { shadow } = route;
  if (!shadow) return { text: showRoute(route), json: { route } };
  const sums = await tallies.sum(group, shadow.salt);
  return {
    text: `${showRoute(route)}\n${showTallies([{ role: "shadow", version: shadow.version }], sums)}`,
    json: { route, tallies: Object.fromEntries(sums) },
  };
};

/** Has a version asked what the stable version of a group is asked, for comparison. */
export const shadow = routeCommand({
  name: "shadow",
  summary:
    "Asks a version a share of what the stable version of a group is asked and compares their answers, which nobody else gets; without options, tells how they compare.",
  usage: "GROUP[@VERSION]",
  help: [
    "  GROUP@VERSION      the version, one of those that can serve",
    "  --percent P        the share, from 0.01",
    "  --tolerance T      by how much, in proportion, numbers may differ and count as the same (default: 0.000001)",
    "  --off              ends the comparison",
  ],
  options: { percent: { type: "string" }, tolerance: { type: "string" }, off: { type: "boolean" } },
  act: async (request, group, { version, ...who }) => {
    const { values } = request;
    if (values.off === true) {
      const route = await endShadow(request, group, who);
      return { text: showRoute(route), json: { route } };
    }
    if (version === undefined) {
      if (values.percent !== undefined || values.tolerance !== undefined)
        throw new UsageError(`say which version: slipway shadow ${group}@VERSION --percent P`);
      return show(request, group);
    }
    const tolerance =
      values.tolerance === undefined
        ? {}
        : { tolerance: readNumber(String(values.tolerance), "tolerance", { least: 0, most: 1 }) };
    const percent = readPercent(values);
    const route = await setShadow(request, group, { ...who, version, percent, ...tolerance });
    return { text: showRoute(route), json: { route } };
  },
});
