/** What of payloads nobody may keep; types that have no list here are not captured at all. */
export type Redaction = {
  /** Names of members, wherever they are. */
  readonly json?: readonly string[];
  /** Columns, counted from 1. */
  readonly csv?: readonly number[];
};

/** Which inferences are captured, and what of them. */
export type CaptureSettings = {
  /** Of all inferences. */
  readonly percent: number;
  /** Of groups by these names, `*` for any part of one, separated by commas. */
  readonly groups: string;
  /** A greater payload is left out. */
  readonly maxBytes: number;
  readonly redact: { readonly input?: Redaction; readonly output?: Redaction };
};
