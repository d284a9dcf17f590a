import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { InferenceRequest } from "../../shared/usecases/inference/inference-request.ts";
import type { InferenceResult } from "../../shared/usecases/inference/inference-result.ts";

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

// CloudWatch bills each metric that was ever told, so what does not happen is not told as zero.
const metricsOf = ({ result, response, milliseconds }: Answered): readonly Metric[] => {
  const status = response.statusCode ?? 0;
  return [
    { name: "Latency", unit: "Milliseconds", value: milliseconds },
    ...counted("Requests", 1),
    ...(status < 400 ? [] : counted(errorClass(result, status), 1)),
    ...counted("Throttles", status === 429 ? 1 : 0),
    ...counted("ColdLoads", result.isCold ? 1 : 0),
    ...counted("Fallbacks", result.insteadOf ? 1 : 0),
    ...counted("Retries", Math.max(0, result.calls - 1)),
    ...counted("RouteReads", result.source === "table" ? 1 : 0),
    ...counted("StaleRoutes", result.source === "stale" ? 1 : 0),
  ];
};

const isKnown = ({ result }: InferenceResult): boolean =>
  result.kind !== "unknown-group" && result.kind !== "route-unavailable";

/** Metrics of a request in CloudWatch's embedded format; nothing of a group that nobody knows, for names are dimensions. */
const embedded = (answered: Answered, namespace: string): object => {
  if (!isKnown(answered.result)) return {};
  const metrics = metricsOf(answered);
  return {
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: answered.result.serving ? [["group"], ["group", "version"]] : [["group"]],
          Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
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
export const recordOf = (answered: Answered, namespace: string): Readonly<Record<string, unknown>> => {
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
    ...embedded(answered, namespace),
  };
};
