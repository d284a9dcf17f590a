import type { ServingVersion } from "../../domain/route.ts";
import type { Shadow } from "../../domain/shadow.ts";
import { isInShare } from "../inference/is-in-share.ts";
import type { Asked } from "./asked.ts";

/** The shadow that a request is to be asked too: of what the stable version is asked, the share that the route says. */
export const shadowFor = (
  { route, request, choice }: Asked,
  random: () => number,
): { readonly shadow: Shadow; readonly serving: ServingVersion } | undefined => {
  const { shadow, previous } = route;
  if (!shadow || choice.variant !== "stable") return undefined;
  const serving = previous.find(({ version }) => version === shadow.version);
  return serving && isInShare(shadow, { key: request.key, random }) ? { shadow, serving } : undefined;
};
