import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { InferenceRequest } from "../../shared/usecases/inference/inference-request.ts";
import type { InferenceResult } from "../../shared/usecases/inference/inference-result.ts";
import type { MetricSettings } from "./metric-settings.ts";

/** A request to a model, and what came of it. */
export type Answered = {
  readonly inference: InferenceRequest;
  readonly result: InferenceResult;
  readonly response: APIGatewayProxyStructuredResultV2;
  readonly milliseconds: number;
};

type Metric = { readonly name: string; readonly unit: "Count" | "Milliseconds"; readonly value: number };

const ERRORS: Readonly<Record<string, string>> = {
  timeout: "ModelErrors",
  "model-error": "ModelErrors",
};

const errorClass = ({ result }: InferenceResult, status: number): string => {
  if (status < 500) return "ClientErrors";
  return (result.kind === "asked" && ERRORS[result.outcome.kind]) || "EndpointErrors";
};

const counted = (name: string, value: number): readonly Metric[] =>
  value === 0 ? [] : [{ name, unit: "Count", value }];

// CloudWatch bills a metric for each hour that it is told in, so what does not happen is not told as zero, and requests
// are not told at all: they are the samples of `Latency`.
const metricsOf = ({ result, response, milliseconds }: Answered): readonly Metric[] => {
  const status = response.statusCode ?? 0;
  return [
    { name: "Latency", unit: "Milliseconds", value: milliseconds },
    ...(status < 400 ? [] : counted(errorClass(result, status), 1)),
    ...counted("Throttles", status === 429 ? 1 : 0),
    ...counted("ColdLoads", result.isCold ? 1 : 0),
    ...counted("Fallbacks", result.insteadOf ? 1 : 0),
    ...counted("Retries", Math.max(0, result.calls - 1)),
  ];
};

// A table that cannot be read concerns no group more than another.
const metricsOfAll = ({ result }: Answered): readonly Metric[] =>
  counted("StaleRoutes", result.source === "stale" ? 1 : 0);

const isKnown = ({ result }: InferenceResult): boolean =>
  result.kind !== "unknown-group" && result.kind !== "route-unavailable";

const directives = (
  { namespace }: MetricSettings,
  dimensions: MetricSettings["dimensions"],
  metrics: readonly Metric[],
): readonly object[] =>
  metrics.length === 0
    ? []
    : [
        {
          Namespace: namespace,
          Dimensions: dimensions,
          Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ];

/** Metrics of a request in CloudWatch's embedded format; nothing of a group that nobody knows, for names are dimensions. */
const embedded = (answered: Answered, settings: MetricSettings): object => {
  const { result } = answered;
  if (!isKnown(result)) return {};
  const [metrics, ofAll] = [metricsOf(answered), metricsOfAll(answered)];
  const { dimensions } = settings;
  const known = result.serving ? dimensions : dimensions.filter((names) => !names.includes("version"));
  return {
    ...Object.fromEntries([...metrics, ...ofAll].map(({ name, value }) => [name, value])),
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [...directives(settings, known, metrics), ...directives(settings, [[]], ofAll)],
    },
  };
};

/** What an operator needs to know beyond the outcome's name. */
const reasonOf = ({ result }: InferenceResult): object => {
  if (result.kind === "route-unavailable") return { reason: String(result.error) };
  if (result.kind !== "asked") return {};
  const { outcome } = result;
  if (outcome.kind === "refused") return { reason: outcome.message };
  return outcome.kind === "model-error" ? { modelStatus: outcome.status } : {};
};

/** What a request's log line tells of an inference, its metrics included; nothing of what was sent or answered. */
export const recordOf = (answered: Answered, metrics: MetricSettings): Readonly<Record<string, unknown>> => {
  const { inference, result } = answered;
  const { serving, variant, insteadOf } = result;
  return {
    group: inference.group,
    ...(serving ? { version: String(serving.version) } : {}),
    ...(variant ? { variant } : {}),
    ...(insteadOf ? { insteadOf: insteadOf.version } : {}),
    outcome: result.result.kind === "asked" ? result.result.outcome.kind : result.result.kind,
    ...reasonOf(result),
    contentType: inference.contentType,
    requestBytes: inference.body.length,
    calls: result.calls,
    isCold: result.isCold,
    route: result.source,
    ...embedded(answered, metrics),
  };
};
