import type { Grant } from "../../shared/domain/access/grant.ts";
import { GROUP_PATTERN } from "../../shared/domain/access/group-pattern.ts";
import type { Rate } from "../../shared/domain/access/rate.ts";
import { UsageError } from "../usage-error.ts";

type Values = Readonly<Record<string, string | boolean | undefined>>;

const readNumber = (text: string | boolean, option: string, least: number): number => {
  const number = Number(text);
  if (!(number >= least && number <= 1_000_000))
    throw new UsageError(`--${option} ${text}: expected a number from ${least} to 1000000`);
  return number;
};

const readGroups = (text: string): readonly string[] => {
  const groups = text.split(",").map((group) => group.trim());
  const wrong = groups.find((group) => !GROUP_PATTERN.test(group));
  if (wrong !== undefined)
    throw new UsageError(`--groups: "${wrong}" is no name of a group; write such as fraud, fraud-* or *`);
  return groups;
};

const readRate = ({ rate, burst }: Values): { rate?: Rate } => {
  if (rate === undefined) {
    if (burst !== undefined) throw new UsageError("--burst says nothing without --rate");
    return {};
  }
  const perSecond = readNumber(rate, "rate", 0.01);
  const atOnce = burst === undefined ? Math.max(1, Math.ceil(perSecond)) : readNumber(burst, "burst", 1);
  return { rate: { perSecond, burst: Math.floor(atOnce) } };
};

/** What the options of a command grant. */
export const readGrant = (values: Values): Grant => {
  if (typeof values.groups !== "string")
    throw new UsageError("say with --groups which groups the key may call; '*' means all of them");
  return { groups: readGroups(values.groups), versions: values.versions === true, ...readRate(values) };
};
