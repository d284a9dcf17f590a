import { parseDuration } from "../../../engine/policy/parse-duration.ts";
import type { Step } from "../definition.ts";
import { isObject } from "../is-object.ts";
import type { Rule } from "../rule.ts";
import { stepTypes } from "../step-types.ts";
import { unparsable } from "../unparsable.ts";

const AT_START = ["Step.SERVICE_FAULT", "Step.THROTTLING"];
const IN_JOBS = ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"];

/** The ranges of what a policy may be told, in the service's units. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  IntervalSeconds: [1, 43_200],
  BackoffRate: [1, Number.POSITIVE_INFINITY],
  MaxAttempts: [1, 20],
  ExpireAfterMin: [1, 14_400],
};

const cacheProblems = ({ Name, CacheConfig }: Step): readonly string[] => {
  if (CacheConfig === undefined) return [];
  const where = `CacheConfig of step '${Name}'`;
  if (!isObject(CacheConfig)) return [unparsable(`Expecting start of Json Object at ${where}.`)];
  const { Enabled, ExpireAfter, ...others } = CacheConfig;
  const isDuration = typeof ExpireAfter === "string" && parseDuration(ExpireAfter) !== undefined;
  return [
    ...Object.keys(others).map((name) =>
      unparsable(`Cannot parse object, unknown property '${name}' at ${where}.`),
    ),
    ...(typeof Enabled === "boolean" ? [] : [unparsable(`Expecting a Boolean as Enabled at ${where}.`)]),
    ...(ExpireAfter === undefined || isDuration
      ? []
      : [`ExpireAfter '${ExpireAfter}' at ${where} is not a duration such as P30D or PT1H.`]),
    ...(Enabled === true && ExpireAfter === undefined ? [`${where} must have ExpireAfter.`] : []),
  ];
};

const policyProblems = (policy: unknown, { Name, Type }: Step): readonly string[] => {
  const where = `RetryPolicies of step '${Name}'`;
  if (!isObject(policy)) return [unparsable(`Expecting start of Json Object at ${where}.`)];
  const { ExceptionType, ...numbers } = policy;
  const types = Array.isArray(ExceptionType) ? ExceptionType : [ExceptionType];
  const known = stepTypes[Type]?.retries === "all" ? [...AT_START, ...IN_JOBS] : AT_START;
  return [
    ...(types.length === 0 ? [`ExceptionType must have at least one member at ${where}.`] : []),
    ...types
      .filter((each) => !known.includes(each))
      .map((each) => `Unknown ExceptionType '${each}' at ${where}.`),
    ...Object.entries(numbers).flatMap(([name, value]) => {
      const range = RANGES[name];
      if (!range) return [unparsable(`Cannot parse object, unknown property '${name}' at ${where}.`)];
      const isInRange = typeof value === "number" && range[0] <= value && value <= range[1];
      return isInRange ? [] : [`${name} at ${where} must be a number from ${range[0]} to ${range[1]}.`];
    }),
    ...("MaxAttempts" in numbers && "ExpireAfterMin" in numbers
      ? [`Only one of MaxAttempts and ExpireAfterMin can be given at ${where}.`]
      : []),
  ];
};

const retryProblems = (step: Step): readonly string[] => {
  const policies = step.RetryPolicies ?? [];
  return Array.isArray(policies)
    ? policies.flatMap((policy) => policyProblems(policy, step))
    : [unparsable(`Expecting start of Json Array at RetryPolicies of step '${step.Name}'.`)];
};

/** Caching and retrying are asked for in ways that the service knows. */
export const policiesArePossible: Rule = ({ steps }) =>
  steps.flatMap(({ step }) => [...cacheProblems(step), ...retryProblems(step)]);
