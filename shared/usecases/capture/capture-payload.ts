import type { Redaction } from "../../domain/capture-settings.ts";
import { mediaType } from "../inference/media-type.ts";
import { redactCsv } from "./redact-csv.ts";
import { redactJson } from "./redact-json.ts";

/** What somebody sent or got; without its bytes where these were too many to keep. */
export type Payload = {
  readonly contentType: string;
  readonly size: number;
  readonly bytes?: Uint8Array;
};

/** A payload as SageMaker's data capture writes it, or why it is left out. */
export type CapturedPayload = {
  readonly observedContentType: string;
  readonly mode: "INPUT" | "OUTPUT";
} & (
  | { readonly data: string; readonly encoding: "CSV" | "JSON" | "BASE64" }
  | { readonly omitted: string; readonly bytes: number }
);

type Encoding = "CSV" | "JSON" | "BASE64";

const LINES = /^application\/((x-)?jsonlines|(x-)?ndjson)$/;

const encodingOf = (type: string): Encoding => {
  if (type === "text/csv") return "CSV";
  return type === "application/json" || type.endsWith("+json") || LINES.test(type) ? "JSON" : "BASE64";
};

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const redactLines = (text: string, names: readonly string[]): string | undefined => {
  const lines = text.split(/\r?\n/).map((line) => (line.trim() === "" ? line : redactJson(line, names)));
  return lines.some((line) => line === undefined) ? undefined : lines.join("\n");
};

/** Text that may be kept; undefined where it is not known what it holds. */
const redact = (text: string, type: string, { json, csv }: Redaction): string | undefined => {
  const encoding = encodingOf(type);
  if (encoding === "CSV") return csv && redactCsv(text, csv);
  if (encoding !== "JSON" || !json) return undefined;
  return LINES.test(type) ? redactLines(text, json) : redactJson(text, json);
};

type Content = { readonly data: string; readonly encoding: Encoding } | { readonly omitted: string };

const contentOf = ({ contentType, bytes }: Payload, redaction: Redaction | undefined): Content => {
  if (!bytes) return { omitted: "TooLarge" };
  const type = mediaType(contentType);
  const text = encodingOf(type) === "BASE64" ? undefined : textOf(bytes);
  if (redaction) {
    const data = text === undefined ? undefined : redact(text, type, redaction);
    return data === undefined ? { omitted: "NotRedactable" } : { data, encoding: encodingOf(type) };
  }
  return text === undefined
    ? { data: Buffer.from(bytes).toString("base64"), encoding: "BASE64" }
    : { data: text, encoding: encodingOf(type) };
};

/** A payload as it may be kept: whatever cannot be redacted surely is left out. */
export const capturePayload = (
  payload: Payload,
  mode: "INPUT" | "OUTPUT",
  redaction: Redaction | undefined,
): CapturedPayload => {
  const observed = { observedContentType: payload.contentType, mode };
  const content = contentOf(payload, redaction);
  return "omitted" in content
    ? { ...observed, ...content, bytes: payload.size }
    : { ...observed, ...content };
};
