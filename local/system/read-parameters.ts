import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { didYouMean } from "../../shared/config/validate/did-you-mean.ts";

const SERVICE = new URL("../../serverless.yml", import.meta.url);

const knownParameters = (): readonly string[] =>
  Object.keys(parse(readFileSync(SERVICE, "utf8")).params.default);

const readParameter = (text: string, known: readonly string[]): readonly [string, string] => {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Error(`--param ${text}: write NAME=VALUE, such as invokerAuth=NONE`);
  // The packager would take it, and nothing would come of it.
  if (!known.includes(name))
    throw new Error(`--param ${name}: there is no such parameter; ${didYouMean(name, known)}`);
  return [name, value];
};

/** Reads parameters of an installation, `NAME=VALUE` each; refuses what no installation has. */
export const readParameters = (texts: readonly string[]): Readonly<Record<string, string>> => {
  if (texts.length === 0) return {};
  const known = knownParameters();
  return Object.fromEntries(texts.map((text) => readParameter(text, known)));
};
