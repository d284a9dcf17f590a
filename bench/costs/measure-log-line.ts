import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInvoker } from "../../local/demo/create-invoker.ts";
import type { LocalSystem } from "../../local/system/start-system.ts";
import { waitFor } from "../../local/system/wait-for.ts";

const LINE = /\{.*"message":"request answered".*"status":200.*\}$/;

/** Bytes of the line that the packaged invoker leaves of an inference, without what Lambda puts before it. */
export const measureLogLine = async (
  { invokerUrl, credentials }: LocalSystem,
  state: string,
  { group, version, rows }: { readonly group: string; readonly version: number; readonly rows: Uint8Array },
): Promise<number> => {
  const log = join(state, "lambda", "logs", "slipway-dev-invoker.log");
  const ask = createInvoker(invokerUrl, credentials);
  // The first inference is a cold one, whose line is longer.
  await ask(group, rows, version);
  await ask(group, rows, version);
  const lines = async (): Promise<readonly string[] | undefined> => {
    const found = (await readFile(log, "utf8").catch(() => ""))
      .split("\n")
      .flatMap((line) => LINE.exec(line)?.[0] ?? []);
    return found.length >= 2 ? found : undefined;
  };
  const found = await waitFor("the line of an inference", lines, { seconds: 30 });
  return Buffer.byteLength(found.at(-1) ?? "");
};
