import type { CaptureSettings, Redaction } from "../domain/capture-settings.ts";
import { settingMalformed } from "../domain/errors.ts";

const NAME = "SLIPWAY_CAPTURE";
const MAX_BYTES = 65_536;
// Two payloads of this size are a quarter of what a process may hold.
const MOST_BYTES = 524_288;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNumberWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && value >= least && value <= most;

const isListOf = <T>(
  value: unknown,
  isItem: (item: unknown) => item is T,
): value is readonly T[] | undefined => value === undefined || (Array.isArray(value) && value.every(isItem));

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isColumn = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

// A misspelt member would have something kept that nobody may keep.
const refuseOthers = (value: Members, path: string, known: readonly string[]): void => {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined)
    throw settingMalformed(NAME, `${path}${other} is unknown; there are ${known.join(", ")}`);
};

const parse = (text: string): Members => {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // What is no JSON is no object either.
  }
  throw settingMalformed(NAME, "no JSON object");
};

const readRedaction = (value: unknown, path: string): Redaction | undefined => {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw settingMalformed(NAME, `${path} is no object`);
  refuseOthers(value, `${path}.`, ["json", "csv"]);
  const { json, csv } = value;
  if (!isListOf(json, isText)) throw settingMalformed(NAME, `${path}.json must be a list of names`);
  if (!isListOf(csv, isColumn))
    throw settingMalformed(NAME, `${path}.csv must be a list of columns, counted from 1`);
  return { ...(json ? { json } : {}), ...(csv ? { csv } : {}) };
};

const readRedact = (value: unknown): CaptureSettings["redact"] => {
  if (value === undefined) return {};
  if (!isObject(value)) throw settingMalformed(NAME, "redact is no object");
  refuseOthers(value, "redact.", ["input", "output"]);
  const [input, output] = [
    readRedaction(value.input, "redact.input"),
    readRedaction(value.output, "redact.output"),
  ];
  return { ...(input ? { input } : {}), ...(output ? { output } : {}) };
};

/**
 * Which inferences the installation captures, as JSON in its environment: `{"percent", "groups", "maxBytes", "redact":
 * {"input": {"json": ["name"], "csv": [1]}, "output": {…}}}`; undefined where it captures none.
 */
export const readCaptureSettings = (
  environment: NodeJS.ProcessEnv = process.env,
): CaptureSettings | undefined => {
  const text = environment[NAME];
  if (text === undefined || text === "") return undefined;
  const settings = parse(text);
  refuseOthers(settings, "", ["percent", "groups", "maxBytes", "redact"]);
  const { percent, groups = "*", maxBytes = MAX_BYTES, redact } = settings;
  if (!isNumberWithin(percent, 0, 100)) throw settingMalformed(NAME, "percent must be from 0 to 100");
  if (!isText(groups)) throw settingMalformed(NAME, "groups must be names, separated by commas");
  if (!isNumberWithin(maxBytes, 1, MOST_BYTES))
    throw settingMalformed(NAME, `maxBytes must be from 1 to ${MOST_BYTES}`);
  return { percent, groups, maxBytes, redact: readRedact(redact) };
};
