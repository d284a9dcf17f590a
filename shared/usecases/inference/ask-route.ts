import type { Route, ServingVersion } from "../../domain/route.ts";
import type { Observer } from "../rollout/create-experiments.ts";
import { askForHalf } from "./ask-for-half.ts";
import type { AskPorts } from "./ask-ports.ts";
import { askStable } from "./ask-stable.ts";
import { askVersion } from "./ask-version.ts";
import type { Budget } from "./budget.ts";
import { chooseVersion } from "./choose-version.ts";
import { findServing } from "./find-serving.ts";
import type { InferenceRequest } from "./inference-request.ts";
import type { InferenceResult } from "./inference-result.ts";
import { isSlow } from "./is-slow.ts";
import { outcomeKind } from "./outcome-kind.ts";
import { tookTogether } from "./took-together.ts";

type Asking = { readonly request: InferenceRequest; readonly budget: Budget };

const tell = async (
  asking: Promise<InferenceResult>,
  { answered }: Observer,
  startedAt: number,
): Promise<InferenceResult> => {
  const result = await asking;
  if (result.serving) answered(result.serving.version, result, performance.now() - startedAt);
  return result;
};

/** Asks the stable version or the canary; in place of a canary that is not there, or not in time, the stable one answers. */
const askChosen = async (
  ports: AskPorts,
  { route, stable }: { readonly route: Route; readonly stable: ServingVersion },
  { request, budget }: Asking,
): Promise<InferenceResult> => {
  const choice = chooseVersion({ ...route, stable }, { key: request.key, random: ports.random });
  const { serving, variant } = choice;
  const question = { request, serving, budget };
  const startedAt = performance.now();
  const asking = variant === "canary" ? askForHalf(ports, question) : askStable(ports, question, route);
  // Begun after the question itself, so that it delays nothing.
  const observer = ports.experiments.observe({ route, request, choice, remaining: budget.remaining() });
  const first = await tell(asking, observer, startedAt);
  const isMissing = outcomeKind(first) === "missing";
  if (variant === "stable" || !(isMissing || isSlow(first))) return { ...first, variant };
  const second = await askStable(ports, { ...question, serving: stable }, route);
  const because = isMissing ? "missing" : "loading";
  return { ...second, ...tookTogether(first, second), variant: "stable", insteadOf: serving, because };
};

/** Has a request answered by what a route says. */
export const askRoute = async (
  ports: AskPorts,
  route: Route | undefined,
  { request, budget }: Asking,
): Promise<InferenceResult> => {
  const found = findServing(route, request.version);
  if (found.kind !== "found") return { result: found, calls: 0, isCold: false };
  const { serving } = found;
  return !route || request.version !== undefined
    ? askVersion(ports, { request, serving, budget })
    : askChosen(ports, { route, stable: serving }, { request, budget });
};
