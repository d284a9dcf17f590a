import type { Route } from "../../domain/route.ts";

const share = (percent: number): string => `${percent} %`;

/** What stands beside the version that serves, who wanted it, and since when. */
export const tellBeside = ({ canary, shadow, rollout }: Route): readonly string[] => [
  ...(canary
    ? [
        `version ${canary.version} answers ${share(canary.percent)} as a canary, by ${canary.by} since ${canary.at}`,
      ]
    : []),
  ...(shadow
    ? [
        `version ${shadow.version} is asked ${share(shadow.percent)} as a shadow, by ${shadow.by} since ${shadow.at}`,
      ]
    : []),
  ...(rollout
    ? [
        `what is approved becomes a canary for ${share(rollout.percent)}, by ${rollout.by} since ${rollout.at}`,
      ]
    : []),
];
