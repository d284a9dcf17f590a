import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseAccessPolicy } from "../../shared/config/access/parse-access-policy.ts";
import type { Command } from "../command.ts";
import { parseCommand } from "../read-options.ts";
import { reportDiagnostics } from "../report-diagnostics.ts";
import { UsageError } from "../usage-error.ts";

const OPTIONS = { json: { type: "boolean" }, annotations: { type: "boolean" } } as const;

const read = async (folder: string, path: string): Promise<string> => {
  try {
    return await readFile(resolve(folder, path), "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
};

/** Checks an access file, and prints it in the form that a deployment takes. */
export const access: Command = {
  name: "access",
  summary: "Checks the file that says who may call models, and prints it as a deployment takes it.",
  help: [
    "slipway access FILE [options]",
    "",
    "  slipway access access.yaml > access.json && serverless deploy --param accessPolicy=file:access.json",
    "",
    "  --annotations      mistakes as GitHub Actions annotations",
    "  --json             mistakes as JSON too",
  ].join("\n"),
  run: async (args, console) => {
    const { positionals, values } = parseCommand(args, OPTIONS);
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError("give one access file");
    const text = await read(console.folder, path);
    const { policy, diagnostics } = parseAccessPolicy(text, path);
    const isWrong = policy === undefined;
    if (values.json && isWrong) console.out(JSON.stringify({ diagnostics }, undefined, 2));
    else {
      const files = [{ path, text, repository: "", commit: "" }];
      reportDiagnostics({ files }, diagnostics, { ...console, ...values, isWhole: isWrong });
    }
    if (isWrong) return 1;
    console.out(JSON.stringify(policy));
    return 0;
  },
};
