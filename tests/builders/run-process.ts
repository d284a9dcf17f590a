import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { LocalSystem } from "../../local/system/start-system.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Runs `slipway` as an operator does, in a process of its own, who knows a system's endpoint and has credentials. */
export const runProcess = async (
  { url, credentials }: Pick<LocalSystem, "url" | "credentials">,
  line: string,
  {
    folder = ROOT,
    environment = {},
  }: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly said: string }> => {
  const child = spawn(process.execPath, [join(ROOT, "cli/main.ts"), ...line.split(" ")], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...environment,
    },
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const [out, said, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out: out.trimEnd(), said: said.trimEnd() };
};
