import type { Route, ServingVersion } from "../../domain/route.ts";
import { tellBeside } from "./tell-beside.ts";

const pin = ({ pinned }: Route): string =>
  pinned === undefined ? "" : `, pinned by ${pinned.by} since ${pinned.at}`;

const tellUnlike = ({ unlike = [] }: ServingVersion): readonly string[] =>
  unlike.length === 0 ? [] : [`warning: the endpoint does not set ${unlike.join(", ")} as its package asks`];

/** What serves a group, what its package misses there, whether somebody wanted just that, and what stands beside it. */
export const tellServing = (route: Route | undefined, of = ""): string => {
  if (route?.stable === undefined) return "nothing serves";
  const { stable } = route;
  const serves = `version ${stable.version}${of} serves${pin(route)}`;
  return [serves, ...tellUnlike(stable), ...tellBeside(route)].join("; ");
};
