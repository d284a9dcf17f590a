import type { Route } from "../../domain/route.ts";
import type { Choice } from "../inference/choose-version.ts";
import type { InferenceRequest } from "../inference/inference-request.ts";

/** A request whose version is chosen. */
export type Asked = {
  readonly route: Route;
  readonly request: InferenceRequest;
  readonly choice: Choice;
  /** Milliseconds that it may take. */
  readonly remaining: number;
};
