/** A request that a model can answer, or why there is none to be had. */
export type SamplePayload =
  | { readonly kind: "payload"; readonly body: Uint8Array }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Requests that packages bring along to be tried with. */
export interface SamplePayloads {
  /** The request at an S3 URI: the object itself, or the first file of a `.tar.gz`, as SageMaker wants it. */
  read(uri: string): Promise<SamplePayload>;
}
