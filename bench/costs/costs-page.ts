import { LIST_PRICES } from "../../shared/usecases/estimate/list-prices.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { costOfMetrics, type MetricLevel, metricsOf } from "./cost-of-metrics.ts";
import type { Calls, MeasuredCalls } from "./measured-calls.ts";
import { costOfCalls, instancesFor, logBytesOf, type MonthlyCosts, monthlyCosts } from "./monthly-costs.ts";
import { UNIT_PRICES } from "./unit-prices.ts";

const MANY = 1000;
const MODELS = [10, MANY, 100_000];
const RATES = [1, 10, 100, 1000];

const dollars = (amount: number): string =>
  amount >= 100 ? Math.round(amount).toLocaleString("en") : amount.toFixed(2);
const micro = (amount: number): string => (amount * 1e6).toFixed(1);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

const listCalls = (calls: Calls): string =>
  Object.entries(calls)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${count} × ${name}`)
    .join(", ") || "none";

const COUNTED: readonly [keyof Omit<MeasuredCalls, "asOf" | "logLine">, string][] = [
  ["training", "a push that trains"],
  ["nothing", "a push that changes nothing of a pipeline"],
  ["run", "a run, until a version awaits approval"],
  ["approval", "an approval"],
  ["sweep", "a sweep, by itself"],
  ["sweepRepository", "a sweep, for each repository"],
  ["canaries", "a look for canaries to judge"],
  ["routes", "a comparison of routes with the registry, by itself"],
  ["routesModel", "a comparison, for each model that serves"],
];

const CAUSES: readonly (keyof MonthlyCosts)[] = [
  "pushes",
  "runs",
  "approvals",
  "sweeps",
  "comparisons",
  "canaries",
  "storage",
  "metrics",
];
const sumOf = (costs: MonthlyCosts): number => CAUSES.reduce((sum, cause) => sum + costs[cause], 0);

const byModels = (measured: MeasuredCalls): readonly string[] => [
  row(["models", ...CAUSES, "together"]),
  row(["---:", ...CAUSES.map(() => "---:"), "---:"]),
  ...MODELS.map((models) => {
    const costs = monthlyCosts(measured, { models, requestsPerSecond: 0 });
    return row([
      models.toLocaleString("en"),
      ...CAUSES.map((cause) => dollars(costs[cause])),
      dollars(sumOf(costs)),
    ]);
  }),
];

const byRates = (measured: MeasuredCalls): readonly string[] => [
  row(["requests/s", "instances", "endpoint", "invoker", "logs", "together", "of a million requests"]),
  row(["---:", "---:", "---:", "---:", "---:", "---:", "---:"]),
  ...RATES.map((requestsPerSecond) => {
    const { endpoint, invocations, logs } = monthlyCosts(measured, { models: 0, requestsPerSecond });
    const together = endpoint + invocations + logs;
    const millions = (requestsPerSecond * ASSUMPTIONS.secondsPerMonth) / 1e6;
    return row([
      requestsPerSecond.toLocaleString("en"),
      instancesFor(requestsPerSecond),
      dollars(endpoint),
      dollars(invocations),
      dollars(logs),
      dollars(together),
      dollars(together / millions),
    ]);
  }),
];

const LEVELS: readonly MetricLevel[] = ["total", "group", "version"];
const BUSY = [0.1, 1];

const byMetrics = (): readonly string[] => [
  row(["models", "asked in", ...LEVELS.map((level) => `\`metrics=${level}\``)]),
  row(["---:", "---", ...LEVELS.map(() => "---:")]),
  ...MODELS.flatMap((models) =>
    BUSY.map((busyHours) =>
      row([
        models.toLocaleString("en"),
        busyHours === 1 ? "each hour" : `${busyHours * 100} % of hours`,
        ...LEVELS.map((level) => dollars(costOfMetrics(metricsOf(level, { models, busyHours })))),
      ]),
    ),
  ),
];

/** The page on costs, of what was counted. */
export const costsPage = (measured: MeasuredCalls): string => {
  const { work, units } = ASSUMPTIONS;
  const idle = monthlyCosts(measured, { models: 0, requestsPerSecond: 0 });
  const many = monthlyCosts(measured, { models: MANY, requestsPerSecond: 0 });
  return `${[
    "<!-- Written by `npm run bench -- costs --write`; do not edit. -->",
    "# What it costs",
    "",
    `Calls were counted on ${measured.asOf} over the local system, with the functions as they are packaged; prices are AWS's list`,
    `prices of ${UNIT_PRICES.asOf} in us-east-1, in USD, without free tiers. Jobs that train are not in it: a plan estimates those. Nor`,
    "are alarms (0.10 each) and a dashboard (3.00).",
    "",
    "## What dominates",
    "",
    `**The endpoint.** An idle installation costs ${dollars(idle.endpoint)} a month for one \`${ASSUMPTIONS.instanceType}\`, and ${dollars(sumOf(idle))} for everything`,
    "else. Without an endpoint of its own an installation costs next to nothing while nobody pushes.",
    "",
    `**Metrics of busy groups**, next: ${dollars(many.metrics)} a month for ${MANY.toLocaleString("en")} models that are all asked in each hour, unless they are`,
    "told of all groups together.",
    "",
    "## A month, by models",
    "",
    `Of each ${ASSUMPTIONS.modelsPerRepository} models a repository, with ${ASSUMPTIONS.trainingPushes} pushes that train, ${ASSUMPTIONS.otherPushes} others and ${ASSUMPTIONS.approvals} approvals.`,
    "Each model is asked in each hour; metrics are told by group, as is the default.",
    "",
    ...byModels(measured),
    "",
    "## A month, by requests",
    "",
    `One instance answers ${ASSUMPTIONS.requestsPerInstance} requests a second of models that take some milliseconds: measure yours, for this is what counts.`,
    "",
    ...byRates(measured),
    "",
    "## A month, by what metrics are told of",
    "",
    "CloudWatch bills a metric for each value of its dimensions, for the hours in which it is told.",
    "",
    ...byMetrics(),
    "",
    "## How to lower it",
    "",
    "- **Endpoint**: the smallest instance that holds the models that are in use at once; a multi-model endpoint loads the others when",
    "  they are asked for. Let it scale in at night, or bring an endpoint that other installations share. A Savings Plan for SageMaker",
    "  takes up to 64 % off instances that always run.",
    "- **Metrics**: of many groups that are always asked, `--param metrics=total` tells of all inferences together alone, and",
    "  `metrics=version` of each version too. The log has group and version of each request either way: the saved query",
    "  `invoker/Requests, time and errors by version` asks it, for 0.005 a gigabyte.",
    "- **Storage**: what runs leave in the bucket stays until it is deleted. Let a lifecycle rule move that to a cheaper class; revisions",
    "  and what lies below the models' prefix are read at any time.",
    "- **Sweeps**: they read every repository every five minutes. Put models that change together into one repository.",
    "- **Invocations**: an invoker waits while a model answers, and waiting is paid. Batch rows into one request; for thousands of",
    "  requests a second inside AWS, call the endpoint with the route's `TargetModel` yourself.",
    `- **Logs**: ${logBytesOf(measured)} bytes of each request, of which ${measured.logLine} are the invoker's line and the others Lambda's own. Nearly all of it is`,
    "  paid when it is written, so a lower retention saves little; rows that share a request share its line.",
    "",
    "## What was counted",
    "",
    row(["", "calls of AWS by functions", "µUSD"]),
    row(["---", "---", "---:"]),
    ...COUNTED.map(([phase, name]) =>
      row([name, listCalls(measured[phase]), micro(costOfCalls(measured[phase]))]),
    ),
    "",
    "Calls of SageMaker's control plane and of GitHub cost nothing. An invocation that finds its route in memory calls the endpoint and",
    "nothing else.",
    "",
    "## What was assumed",
    "",
    `- units of DynamoDB: ${Object.entries(units)
      .map(([name, { read, write }]) => `${name} ${read > 0 ? `${read} read` : `${write} written`}`)
      .join(", ")}`,
    `- gigabyte-seconds of Lambda: ${Object.entries(work)
      .map(([name, amount]) => `${name} ${Number(amount.toFixed(3))}`)
      .join(", ")}; a run changes its state ${ASSUMPTIONS.changesOfRun} times`,
    `- of each model ${ASSUMPTIONS.recordBytesPerModel / 1000} KB of records and ${ASSUMPTIONS.objectBytesPerModel / 1e6} MB of code and artifacts`,
    `- in each hour a model tells its latency, and ${ASSUMPTIONS.rareMetricsOfModel} metrics besides, of errors, cold loads and the like; a group has one version that serves`,
    "- logs are kept for a month, as they are: CloudWatch bills what it has compressed, which is less",
    `- an hour of \`${ASSUMPTIONS.instanceType}\`: ${LIST_PRICES.hourly[ASSUMPTIONS.instanceType]} (${LIST_PRICES.asOf})`,
  ].join("\n")}\n`;
};
