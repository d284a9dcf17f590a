export type Inference = {
  readonly targetModel: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept?: string;
  readonly inferenceId: string;
  /** W3C `traceparent` of whoever asks. */
  readonly traceparent?: string;
  /** Gives up when it aborts; the outcome is then `timeout`. */
  readonly signal?: AbortSignal;
};

/** What came of an inference: an answer, or why there is none. */
export type InferenceOutcome =
  | { readonly kind: "answer"; readonly body: Uint8Array; readonly contentType: string }
  | { readonly kind: "loading" }
  | { readonly kind: "missing" }
  | { readonly kind: "model-error"; readonly status: number; readonly message: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "throttled" }
  | { readonly kind: "timeout" }
  | { readonly kind: "unavailable" };

/** The multi-model endpoint. */
export interface Models {
  infer(inference: Inference): Promise<InferenceOutcome>;
}
