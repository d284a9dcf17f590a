import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

const SOURCES = [
  "functions",
  "shared",
  "serverless.yml",
  "serverless-chunks.cjs",
  "serverless-limits.cjs",
  "serverless-options.cjs",
  "package-lock.json",
];

// What an installation may lay beside them to be packed with the functions.
const EXTRAS = /^(access.*\.json|repositories.*\.yaml)$/;

const sourcesOf = async (root: string): Promise<readonly string[]> => [
  ...SOURCES,
  ...(await readdir(root)).filter((name) => EXTRAS.test(name)),
];

/** The installation that a package is made for. */
export type Installation = {
  readonly stage: string;
  readonly parameters: Readonly<Record<string, string>>;
};

const DEFAULT: Installation = { stage: "dev", parameters: {} };

const digestOf = async (root: string, installation: Installation): Promise<string> => {
  const hash = createHash("sha256").update(JSON.stringify(installation));
  const files = await Promise.all(
    (await sourcesOf(root)).map(async (source) => {
      const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(
        () => undefined,
      );
      return (
        entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [
          join(root, source),
        ]
      );
    }),
  );
  for (const file of files.flat().toSorted())
    hash.update(`${file.slice(root.length)}\0`).update(await readFile(file));
  return hash.digest("hex");
};

// Packaging takes seconds where nothing else runs; a bundler that waits for nothing was seen to do so for ever.
const PATIENCE_MILLISECONDS = 300_000;

/**
 * Lays out the sources once more: the framework works in the folder that it is started in, where two at once take each
 * other's files away.
 */
const layOut = async (root: string, service: string): Promise<void> => {
  await mkdir(service);
  for (const source of [...(await sourcesOf(root)), "package.json", "node_modules"]) {
    const [from, to] = [join(root, source), join(service, source)];
    // It takes no link for its own files.
    await ((await stat(from)).isDirectory() ? symlink(from, to) : copyFile(from, to));
  }
};

const argumentsOf = ({ stage, parameters }: Installation): readonly string[] => [
  ...["--stage", stage],
  ...Object.entries(parameters).flatMap(([name, value]) => ["--param", `${name}=${value}`]),
];

const runServerless = (
  root: string,
  scratch: string,
  installation: Installation,
): Promise<"packaged" | "hung"> =>
  new Promise((resolve, reject) => {
    const bin = join(root, "node_modules", ".bin");
    const command = [join(bin, "serverless"), "package", "--package", join(scratch, "package")];
    const child = spawn(process.execPath, [...command, ...argumentsOf(installation)], {
      cwd: join(scratch, "service"),
      // No credentials and no network: what is packaged here is what an account would be given.
      env: {
        PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
        HOME: scratch,
        TMPDIR: scratch,
        // Else osls writes the time of packaging into the template.
        SOURCE_DATE_EPOCH: "0",
        SLS_TELEMETRY_DISABLED: "1",
        SLS_NOTIFICATIONS_MODE: "off",
      },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE_MILLISECONDS,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve("packaged");
      else if (child.killed) resolve("hung");
      else reject(new Error(`serverless package failed:\n${output}`));
    });
  });

const makePackage = async (root: string, scratch: string, installation: Installation): Promise<void> => {
  await layOut(root, join(scratch, "service"));
  for (let attempt = 1; (await runServerless(root, scratch, installation)) === "hung"; attempt += 1) {
    if (attempt === 2) throw new Error("serverless package took too long, twice");
    await rm(join(scratch, "package"), { recursive: true, force: true });
  }
};

/**
 * Packages the functions as they are deployed, below `folder`, and gives where. A package is kept by the digest of its
 * sources and appears whole, so several processes may ask for it at once.
 */
export const packageStack = async ({
  root,
  folder,
  installation = DEFAULT,
}: {
  readonly root: string;
  readonly folder: string;
  readonly installation?: Installation;
}): Promise<string> => {
  const target = join(folder, (await digestOf(root, installation)).slice(0, 16));
  if (existsSync(target)) return target;
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, "packaging-"));
  try {
    await makePackage(root, scratch, installation);
    await rename(join(scratch, "package"), target).catch((error: unknown) => {
      // Whoever was faster made the same.
      if (!existsSync(target)) throw error;
    });
    return target;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};
