import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Template } from "./template.ts";

/** A packaged stack: its template, and the zip of each function by the last part of its key. */
export type Stack = {
  readonly name: string;
  readonly template: Template;
  zip(key: string): Promise<Uint8Array>;
};

/** Reads what `serverless package` left in a folder. */
export const readStack = async (folder: string): Promise<Stack> => {
  const [template, state] = await Promise.all(
    ["cloudformation-template-update-stack.json", "serverless-state.json"].map(async (file) =>
      JSON.parse(await readFile(join(folder, file), "utf8")),
    ),
  );
  const { service, provider } = state.service;
  return {
    name: `${typeof service === "string" ? service : service.name}-${provider.stage}`,
    template,
    zip: (key) => readFile(join(folder, basename(key))),
  };
};
