import type { Route, ServingVersion } from "../../shared/domain/route.ts";

const dated = (milliseconds: number): string => new Date(milliseconds).toISOString();

const describeVersion = (serving: ServingVersion): object => {
  const { version, decidedAt, packageArn, contentTypes = [], responseTypes = [] } = serving;
  const { repository, commit, execution } = serving;
  return {
    version,
    since: dated(decidedAt),
    package: packageArn,
    contentTypes,
    responseTypes,
    repository,
    commit,
    execution,
  };
};

/** A route as callers see it: what serves, what else can be asked for, and why nothing serves. */
export const describeModel = ({
  group,
  stable,
  previous,
  canary,
  pinned,
  reason,
  generation,
}: Route): object => ({
  group,
  generation,
  serving: stable ? describeVersion(stable) : null,
  ...(stable || reason === undefined ? {} : { reason }),
  previous: previous.map(describeVersion),
  ...(canary ? { canary: { version: canary.version, percent: canary.percent, since: canary.at } } : {}),
  ...(pinned ? { pinned: { version: pinned.version, since: pinned.at, reason: pinned.reason } } : {}),
});
