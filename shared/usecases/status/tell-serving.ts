import type { Route } from "../../domain/route.ts";
import { tellBeside } from "./tell-beside.ts";

const pin = ({ pinned }: Route): string =>
  pinned === undefined ? "" : `, pinned by ${pinned.by} since ${pinned.at}`;

/** What serves a group, whether somebody wanted just that, and what stands beside it. */
export const tellServing = (route: Route | undefined, of = ""): string => {
  if (route?.stable === undefined) return "nothing serves";
  return [`version ${route.stable.version}${of} serves${pin(route)}`, ...tellBeside(route)].join("; ");
};
