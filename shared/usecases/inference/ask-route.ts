import type { Route } from "../../domain/route.ts";
import { askVersion, type Question } from "./ask-version.ts";
import type { Budget } from "./budget.ts";
import { findServing } from "./find-serving.ts";
import type { InferPorts } from "./infer-within.ts";
import type { InferenceRequest } from "./inference-request.ts";
import type { InferenceResult } from "./inference-result.ts";

export type AskPorts = InferPorts & {
  /** Whether an earlier version may answer while the one that serves is loading. */
  readonly mayFallBack: (group: string) => boolean;
  readonly startBudget: (milliseconds: number) => Budget;
};

const isSlow = ({ result }: InferenceResult): boolean =>
  result.kind === "asked" && (result.outcome.kind === "loading" || result.outcome.kind === "timeout");

const isAnswer = ({ result }: InferenceResult): boolean =>
  result.kind === "asked" && result.outcome.kind === "answer";

// A model that is loaded within a minute is not announced as loading, only slow: half of the time tells.
const SHARE = 0.5;

const askWithFallback = async (
  ports: AskPorts,
  { question, earlier }: { readonly question: Question; readonly earlier: Question["serving"] },
): Promise<InferenceResult> => {
  const { budget, serving } = question;
  const half = ports.startBudget(SHARE * budget.remaining());
  const first = await askVersion(ports, { ...question, budget: half }).finally(half.end);
  if (!isSlow(first)) return first;
  const second = await askVersion(ports, { ...question, serving: earlier });
  const took = { calls: first.calls + second.calls, isCold: first.isCold || second.isCold };
  return isAnswer(second) ? { ...second, ...took, insteadOf: serving } : { ...first, ...took };
};

/** Has a request answered by what a route says. */
export const askRoute = async (
  ports: AskPorts,
  route: Route | undefined,
  { request, budget }: { readonly request: InferenceRequest; readonly budget: Budget },
): Promise<InferenceResult> => {
  const found = findServing(route, request.version);
  if (found.kind !== "found") return { result: found, calls: 0, isCold: false };
  const question = { request, serving: found.serving, budget };
  const earlier = route?.previous[0];
  return earlier && request.version === undefined && ports.mayFallBack(request.group)
    ? askWithFallback(ports, { question, earlier })
    : askVersion(ports, question);
};
