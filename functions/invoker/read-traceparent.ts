const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[\x21-\x7e]{0,200})?$/;

export type TraceParent = { readonly header: string; readonly traceId: string };

/** A W3C `traceparent` and the trace that it names; undefined where it is none, for then a trace begins anew. */
export const readTraceparent = (header: string | undefined): TraceParent | undefined => {
  if (header === undefined) return undefined;
  const traceId = TRACEPARENT.exec(header)?.[1];
  return traceId === undefined ? undefined : { header, traceId };
};
