import { LIST_PRICES } from "../../shared/usecases/estimate/list-prices.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { costOfMetrics, metricsOf } from "./cost-of-metrics.ts";
import { LAMBDA_LINES } from "./lambda-lines.ts";
import type { Calls, MeasuredCalls } from "./measured-calls.ts";
import { UNIT_PRICES } from "./unit-prices.ts";

export type Scenario = { readonly models: number; readonly requestsPerSecond: number };

/** USD in a month, by what causes them. */
export type MonthlyCosts = {
  readonly pushes: number;
  readonly runs: number;
  readonly approvals: number;
  readonly sweeps: number;
  readonly comparisons: number;
  readonly canaries: number;
  readonly invocations: number;
  readonly storage: number;
  readonly metrics: number;
  readonly logs: number;
  readonly endpoint: number;
};

const costOf = (name: string): number => {
  const [service, operation = ""] = name.split(" ");
  const units = ASSUMPTIONS.units[operation] ?? { read: 0, write: 0 };
  if (service === "dynamodb") return units.read * UNIT_PRICES.readUnit + units.write * UNIT_PRICES.writeUnit;
  if (service === "s3") return ["GET", "HEAD"].includes(operation) ? UNIT_PRICES.s3Read : UNIT_PRICES.s3Write;
  if (service === "events") return UNIT_PRICES.event;
  return service === "secretsmanager" ? UNIT_PRICES.secretCall : 0;
};

/** What calls cost; SageMaker's control plane is free. */
export const costOfCalls = (calls: Calls): number =>
  Object.entries(calls).reduce((sum, [name, count]) => sum + count * costOf(name), 0);

const costOfWork = (gigabyteSeconds: number, invocations = 1): number =>
  invocations * UNIT_PRICES.lambdaRequest + gigabyteSeconds * UNIT_PRICES.lambdaGigabyteSecond;

/** Instances that answer so many requests; an endpoint has one at least. */
export const instancesFor = (requestsPerSecond: number): number =>
  Math.max(1, Math.ceil(requestsPerSecond / ASSUMPTIONS.requestsPerInstance));

/** Bytes of log that an inference leaves, what Lambda writes included. */
export const logBytesOf = ({ logLine }: MeasuredCalls): number =>
  logLine + Buffer.byteLength(LAMBDA_LINES.join(""));

const { work } = ASSUMPTIONS;

/** What an installation costs in a month, without the jobs that it trains with. */
export const monthlyCosts = (
  measured: MeasuredCalls,
  { models, requestsPerSecond }: Scenario,
): MonthlyCosts => {
  const repositories = Math.ceil(models / ASSUMPTIONS.modelsPerRepository);
  const received = costOfWork(work.webhook) + costOfWork(work.reconcile);
  const listing = Math.ceil((repositories * ASSUMPTIONS.branchBytes) / 4096) * UNIT_PRICES.readUnit;
  const sweep =
    costOfCalls(measured.sweep) +
    listing +
    costOfWork(work.sweep + repositories * work.sweepRepository) +
    repositories * costOfCalls(measured.sweepRepository);
  // Routes are listed by one query, and copies of artifacts a thousand at a time.
  const comparison =
    costOfCalls(measured.routes) +
    Math.ceil((models * ASSUMPTIONS.routeBytes) / 4096) * UNIT_PRICES.readUnit +
    Math.ceil(models / 1000) * UNIT_PRICES.s3Write +
    models * costOfCalls(measured.routesModel) +
    costOfWork(work.routes + models * work.routesModel);
  const requests = requestsPerSecond * ASSUMPTIONS.secondsPerMonth;
  const hourly = LIST_PRICES.hourly[ASSUMPTIONS.instanceType] ?? 0;
  return {
    pushes:
      repositories *
      (ASSUMPTIONS.trainingPushes * (costOfCalls(measured.training) + received) +
        ASSUMPTIONS.otherPushes * (costOfCalls(measured.nothing) + received)),
    runs:
      repositories *
      ASSUMPTIONS.trainingPushes *
      (costOfCalls(measured.run) + costOfWork(work.run, ASSUMPTIONS.changesOfRun)),
    approvals:
      repositories * ASSUMPTIONS.approvals * (costOfCalls(measured.approval) + costOfWork(work.approval)),
    sweeps: ASSUMPTIONS.sweepsPerMonth * sweep,
    comparisons: ASSUMPTIONS.comparisonsPerMonth * comparison,
    canaries: ASSUMPTIONS.canaryLooksPerMonth * (costOfCalls(measured.canaries) + costOfWork(work.canaries)),
    invocations: requests * costOfWork(work.invoke),
    logs: requests * (logBytesOf(measured) / 1e9) * (UNIT_PRICES.logGigabyte + UNIT_PRICES.logGigabyteMonth),
    metrics: costOfMetrics(metricsOf("group", { models, busyHours: ASSUMPTIONS.busyHours })),
    storage:
      2 * UNIT_PRICES.secretMonth +
      ((models * ASSUMPTIONS.recordBytesPerModel) / 1e9) * UNIT_PRICES.tableGigabyteMonth +
      ((models * ASSUMPTIONS.objectBytesPerModel) / 1e9) * UNIT_PRICES.s3GigabyteMonth,
    endpoint: instancesFor(requestsPerSecond) * hourly * (ASSUMPTIONS.secondsPerMonth / 3600),
  };
};
