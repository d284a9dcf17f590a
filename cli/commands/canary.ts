import { groupUnknown } from "../../shared/domain/errors.ts";
import type { Route } from "../../shared/domain/route.ts";
import { endRollout } from "../../shared/usecases/rollout/end-rollout.ts";
import { setCanary } from "../../shared/usecases/rollout/set-canary.ts";
import { setRollout } from "../../shared/usecases/rollout/set-rollout.ts";
import { readPercent } from "../rollout/read-percent.ts";
import { readRule } from "../rollout/read-rule.ts";
import { ruleHelp } from "../rollout/rule-help.ts";
import { ruleOptions } from "../rollout/rule-options.ts";
import { showTallies } from "../rollout/show-tallies.ts";
import { type RouteRequest, routeCommand, type Told } from "../route-command.ts";
import { showRoute } from "../show-route.ts";
import { UsageError } from "../usage-error.ts";

const told = (route: Route): Told => ({ text: showRoute(route), json: { route } });

const show = async ({ routes, tallies }: RouteRequest, group: string): Promise<Told> => {
  const route = await routes.get(group);
  if (!route) throw groupUnknown(group);
  const { canary } = route;
  if (!canary) return told(route);
  const sums = await tallies.sum(group, canary.salt);
  const counted = [
    { role: "stable", version: canary.beside },
    { role: "canary", version: canary.version },
  ];
  return {
    text: `${showRoute(route)}\n${showTallies(counted, sums)}`,
    json: { route, tallies: Object.fromEntries(sums) },
  };
};

/** Lets a version answer a share of a group's requests. */
export const canary = routeCommand({
  name: "canary",
  summary:
    "Lets a version answer a share of a group's requests, judged by a rule or by you; without options, tells how it does.",
  usage: "GROUP[@VERSION]",
  help: [
    "  GROUP@VERSION      the version, one of those that can serve",
    "  --percent P        the share, from 0.01; who has a key in x-slipway-key stays with a version",
    ...ruleHelp,
    "  --on-approval      with --percent and a rule: what is approved in the group becomes a canary first",
    "  --off              ends that; a canary that stands goes on",
  ],
  options: {
    percent: { type: "string" },
    ...ruleOptions,
    "on-approval": { type: "boolean" },
    off: { type: "boolean" },
  },
  act: async (request, group, { version, ...who }) => {
    const { values } = request;
    const { off, "on-approval": isPolicy } = values;
    const rule = readRule(values);
    const setting = { ...who, ...(rule ? { rule } : {}) };
    if ((off === true || isPolicy === true) && version !== undefined)
      throw new UsageError(
        `--${off === true ? "off" : "on-approval"} is about the group: leave @${version} out`,
      );
    if (off === true) return told(await endRollout(request, group, who));
    if (isPolicy === true)
      return told(await setRollout(request, group, { ...setting, percent: readPercent(values) }));
    if (version !== undefined)
      return told(await setCanary(request, group, { ...setting, version, percent: readPercent(values) }));
    if (values.percent !== undefined || rule !== undefined)
      throw new UsageError(`say which version: slipway canary ${group}@VERSION --percent P`);
    return show(request, group);
  },
});
