import { settingMalformed } from "../domain/errors.ts";

const NAME = "SLIPWAY_MODEL_ENVIRONMENT";

const parse = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // What is no JSON is no environment either.
  }
  throw settingMalformed(NAME, "no JSON object");
};

/** What the endpoint's container is told, as JSON in a function's environment; undefined where that is not known. */
export const readModelEnvironment = (
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> | undefined => {
  const text = environment[NAME];
  if (text === undefined || text === "") return undefined;
  return Object.fromEntries(Object.entries(parse(text)).map(([name, value]) => [name, String(value)]));
};
