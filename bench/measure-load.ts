import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { unpackZip } from "../local/cloudformation/deploy/unpack-zip.ts";
import { packageStack } from "../local/cloudformation/package-stack.ts";
import { readStack } from "../local/cloudformation/read-stack.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./print-table.ts";

const run = promisify(execFile);
const ROOT = new URL("..", import.meta.url).pathname;
const ROUNDS = 9;

// The clients that each function cannot do without; its own code is what comes on top.
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  webhook: ["dynamodb", "eventbridge", "secrets-manager"],
  reconcile: ["dynamodb", "s3", "sagemaker", "secrets-manager"],
  progress: ["dynamodb", "sagemaker", "secrets-manager"],
  approval: ["dynamodb", "s3", "sagemaker"],
  routes: ["dynamodb", "eventbridge", "s3", "sagemaker"],
  sweep: ["dynamodb", "eventbridge", "s3", "sagemaker", "secrets-manager"],
  plan: ["dynamodb", "s3", "sagemaker", "secrets-manager"],
  invoker: ["dynamodb", "sagemaker-runtime"],
};

const NAMES: Readonly<Record<string, string>> = {
  dynamodb: "DynamoDBClient",
  eventbridge: "EventBridgeClient",
  s3: "S3Client",
  sagemaker: "SageMakerClient",
  "sagemaker-runtime": "SageMakerRuntimeClient",
  "secrets-manager": "SecretsManagerClient",
};

const SETTINGS = [
  "SLIPWAY_TABLE",
  "SLIPWAY_BUS",
  "SLIPWAY_WEBHOOK_SECRET",
  "SLIPWAY_BUCKET",
  "SLIPWAY_JOB_ROLE",
  "SLIPWAY_ACCOUNT_ID",
  "SLIPWAY_GITHUB_TOKEN_SECRET",
  "GITHUB_API_URL",
  "SLIPWAY_MODEL_PREFIX",
  "SLIPWAY_ENDPOINT",
  "SLIPWAY_STAGE",
];

/** Milliseconds that a fresh process takes to import a module, the median of several. */
const load = async (file: string): Promise<number> => {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t);`;
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: "us-east-1",
    ...Object.fromEntries(SETTINGS.map((name) => [name, "x"])),
    SLIPWAY_REPOSITORIES: "acme/*",
    SLIPWAY_ROUTE_TTL_SECONDS: "5",
  };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { env });
    times.push(Number(stdout));
  }
  return percentile(times, 0.5);
};

const bareClient = async (folder: string, name: string): Promise<string> => {
  const outfile = join(folder, `${name}-bare.mjs`);
  const clients = CLIENTS[name] ?? [];
  const contents = clients
    .map((client) => `import { ${NAMES[client]} } from "@aws-sdk/client-${client}"; new ${NAMES[client]}();`)
    .join("\n");
  await build({
    stdin: { contents, resolveDir: ROOT },
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    logLevel: "silent",
  });
  return outfile;
};

/** How long each packaged function takes to load, against a bundle of nothing but the SDK clients that it uses. */
export const measureLoad = async (): Promise<readonly Row[]> => {
  const stack = await readStack(
    await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") }),
  );
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  try {
    const rows: Row[] = [];
    for (const name of Object.keys(CLIENTS)) {
      const code = await unpackZip(await stack.zip(`${name}.zip`), folder);
      const file = join(code, "functions", name, "index.mjs");
      const bare = await bareClient(folder, name);
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      const [own, base] = [await load(file), await load(bare)];
      const { size } = await stat(file);
      rows.push({
        name,
        value: `${own.toFixed(1)} ms`,
        against: `${(own / base).toFixed(2)}× its bare clients (${base.toFixed(1)} ms), ${Math.round(size / 1000)} kB`,
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
