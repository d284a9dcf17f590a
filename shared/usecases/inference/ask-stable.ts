import type { Route, ServingVersion } from "../../domain/route.ts";
import { askForHalf } from "./ask-for-half.ts";
import type { AskPorts } from "./ask-ports.ts";
import { askVersion, type Question } from "./ask-version.ts";
import type { InferenceResult } from "./inference-result.ts";
import { isSlow } from "./is-slow.ts";
import { outcomeKind } from "./outcome-kind.ts";
import { tookTogether } from "./took-together.ts";

const askWithFallback = async (
  ports: AskPorts,
  question: Question,
  earlier: ServingVersion,
): Promise<InferenceResult> => {
  const first = await askForHalf(ports, question);
  if (!isSlow(first)) return first;
  const second = await askVersion(ports, { ...question, serving: earlier });
  const took = tookTogether(first, second);
  return outcomeKind(second) === "answer"
    ? { ...second, ...took, insteadOf: question.serving, because: "loading" }
    : { ...first, ...took };
};

/** Asks the version that serves, or where the group may fall back the one before it while it is being loaded. */
export const askStable = (ports: AskPorts, question: Question, route: Route): Promise<InferenceResult> => {
  // A canary has not served before.
  const earlier = route.previous.find(({ version }) => version !== route.canary?.version);
  return earlier && ports.mayFallBack(question.request.group)
    ? askWithFallback(ports, question, earlier)
    : askVersion(ports, question);
};
