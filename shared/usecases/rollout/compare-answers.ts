import type { InferenceOutcome } from "../../ports/models.ts";
import { mediaType } from "../inference/media-type.ts";
import { isSameText } from "./is-same-text.ts";

type Answer = Extract<InferenceOutcome, { kind: "answer" }>;

// Greater answers are compared byte by byte only: reading their numbers would delay the next request.
const MOST = 262_144;

const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const isSameAnswer = (a: Answer, b: Answer, tolerance: number): boolean => {
  if (mediaType(a.contentType) !== mediaType(b.contentType)) return false;
  if (isSameBytes(a.body, b.body)) return true;
  if (Math.max(a.body.length, b.body.length) > MOST) return false;
  const [one, other] = [a.body, b.body].map((body) => new TextDecoder().decode(body));
  return isSameText(one ?? "", other ?? "", { contentType: a.contentType, tolerance });
};

/**
 * Whether two versions said the same to one request: the same bytes, the same numbers within a tolerance, or the same
 * kind of error. Undefined when one of them did not speak for itself, for it was not reached.
 */
export const compareAnswers = (
  a: InferenceOutcome,
  b: InferenceOutcome,
  tolerance: number,
): boolean | undefined => {
  if (a.kind === "answer" && b.kind === "answer") return isSameAnswer(a, b, tolerance);
  if (a.kind === "model-error" && b.kind === "model-error") return a.status === b.status;
  const spoke = [a, b].every(({ kind }) => kind === "answer" || kind === "model-error");
  return spoke ? false : undefined;
};
