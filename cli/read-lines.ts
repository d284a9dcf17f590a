import { createReadStream } from "node:fs";

/** The lines of a file, however large that is. Only a line feed ends one: JSON may hold every other separator as it is. */
export const readLines = async function* (path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
};
