import type { AskPorts } from "./ask-ports.ts";
import { askRoute } from "./ask-route.ts";
import { before } from "./before.ts";
import type { Budget } from "./budget.ts";
import type { RouteCache, RouteLookup } from "./create-route-cache.ts";
import { findServing } from "./find-serving.ts";
import type { InferenceRequest } from "./inference-request.ts";
import type { InferenceResult } from "./inference-result.ts";

export type AnswerPorts = AskPorts & { readonly routes: RouteCache };

type Asking = { readonly request: InferenceRequest; readonly budget: Budget };

const isMissing = ({ result }: InferenceResult): boolean =>
  result.kind === "asked" && result.outcome.kind === "missing";

/** What is remembered may be older than a roll-back whose artifact was collected: looks at the route once more, by force. */
const askAgain = async (
  ports: AnswerPorts,
  first: InferenceResult,
  asking: Asking,
): Promise<InferenceResult> => {
  const { request, budget } = asking;
  const fresh = await before(ports.routes.refresh(request.group), budget.signal).catch(
    () => "unknown" as const,
  );
  if (fresh === "unknown") return first;
  const found = findServing(fresh, request.version);
  const isSame = found.kind === "found" && found.serving.targetModel === first.serving?.targetModel;
  if (isSame) return first;
  const second = await askRoute(ports, fresh, asking);
  return { ...second, calls: first.calls + second.calls, isCold: first.isCold || second.isCold };
};

/** Has a request answered by what its group's route says, within its budget. */
export const answerInference = async (
  ports: AnswerPorts,
  request: InferenceRequest,
  budget: Budget,
): Promise<InferenceResult> => {
  let lookup: RouteLookup;
  try {
    lookup = await before(ports.routes.get(request.group), budget.signal);
  } catch (error) {
    return { result: { kind: "route-unavailable", error }, calls: 0, isCold: false };
  }
  const first = await askRoute(ports, lookup.route, { request, budget });
  const last = isMissing(first) ? await askAgain(ports, first, { request, budget }) : first;
  return { ...last, source: lookup.source };
};
