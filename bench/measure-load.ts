import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
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

const ENVIRONMENT = {
  PATH: process.env.PATH,
  AWS_REGION: "us-east-1",
  ...Object.fromEntries(SETTINGS.map((name) => [name, "x"])),
  SLIPWAY_REPOSITORIES: "acme/*",
  SLIPWAY_ROUTE_TTL_SECONDS: "5",
};

/** The number that a script prints in a fresh process. */
const numberOf = async (script: string): Promise<number> => {
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { env: ENVIRONMENT });
  return Number(stdout);
};

const importing = (files: readonly string[]): string =>
  `for (const file of ${JSON.stringify(files)}) await import(file);`;

/** Milliseconds that a fresh process takes to import modules one after another, the median of several. */
const load = async (...files: readonly string[]): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    times.push(
      await numberOf(
        `const start = performance.now(); ${importing(files)} console.log(performance.now() - start);`,
      ),
    );
  return percentile(times, 0.5);
};

/** How many bytes of code are read when modules are imported. */
const bytesOf = (...files: readonly string[]): Promise<number> =>
  numberOf(`
    import { registerHooks } from "node:module";
    let bytes = 0;
    registerHooks({
      load: (url, context, next) => {
        const module = next(url, context);
        if (url.startsWith("file:")) bytes += module.source?.length ?? 0;
        return module;
      },
    });
    ${importing(files)}
    console.log(bytes);`);

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
      const place = join(code, "functions", name);
      const file = join(place, "index.mjs");
      const chunks = await readdir(join(place, "chunks"));
      const whole = [file, ...chunks.map((chunk) => join(place, "chunks", chunk))];
      const bare = await bareClient(folder, name);
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      const base = await load(bare);
      const row = async (title: string, files: readonly string[]): Promise<Row> => {
        const own = await load(...files);
        const kilobytes = Math.round((await bytesOf(...files)) / 1000);
        return {
          name: title,
          value: `${own.toFixed(1)} ms`,
          against: `${(own / base).toFixed(2)}× its bare clients (${base.toFixed(1)} ms), ${kilobytes} kB`,
        };
      };
      rows.push(await row(name, [file]), await row(`${name}, all that it may load later`, whole));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
