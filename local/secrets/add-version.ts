import { AwsError } from "../gateway/aws-error.ts";
import type { Secret, SecretValue, SecretVersion } from "./secret.ts";

const CURRENT = "AWSCURRENT";
const PREVIOUS = "AWSPREVIOUS";
// AWS keeps that many versions that no stage names any longer.
const MOST_VERSIONS = 100;

export type NewVersion = {
  readonly id: string;
  readonly value: SecretValue;
  readonly stages: readonly string[];
  readonly now: number;
};

const holdsSame = (version: SecretVersion, { SecretString, SecretBinary }: SecretValue): boolean =>
  version.SecretString === SecretString && version.SecretBinary === SecretBinary;

const currentId = (versions: readonly SecretVersion[]): string | undefined =>
  versions.find(({ stages }) => stages.includes(CURRENT))?.id;

/** Moves stages to a version; where the current one changes, the one before it becomes the previous. */
const moveStages = (
  versions: readonly SecretVersion[],
  to: string,
  moved: readonly string[],
): SecretVersion[] => {
  const before = currentId(versions);
  const replaces = moved.includes(CURRENT) && before !== undefined && before !== to;
  const taken = new Set(replaces ? [...moved, PREVIOUS] : moved);
  return versions.map((version) => {
    const kept = version.stages.filter((stage) => !taken.has(stage));
    const gained = version.id === to ? moved : replaces && version.id === before ? [PREVIOUS] : [];
    return { ...version, stages: [...kept, ...gained] };
  });
};

const prune = (versions: readonly SecretVersion[]): SecretVersion[] => {
  const surplus = versions.length - MOST_VERSIONS;
  const unnamed = versions.filter(({ stages }) => stages.length === 0).slice(0, Math.max(surplus, 0));
  return versions.filter((version) => !unnamed.includes(version));
};

/** A secret with one more version; the same version put again changes nothing, and another under its id is refused. */
export const addVersion = (secret: Secret, { id, value, stages, now }: NewVersion): Secret => {
  const known = secret.versions.find((version) => version.id === id);
  if (known && !holdsSame(known, value))
    throw new AwsError(
      "ResourceExistsException",
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  if (known) return secret;
  const versions = [...secret.versions, { ...value, id, stages: [], createdAt: now }];
  return { ...secret, changedAt: now, versions: prune(moveStages(versions, id, stages)) };
};
