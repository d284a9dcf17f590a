import { once } from "node:events";
import { userInfo } from "node:os";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { describeFailure } from "./describe-failure.ts";
import { runCli } from "./run-cli.ts";

// A reader that closes the pipe early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const hasColours = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY && (process.env.NO_COLOR === undefined || process.env.NO_COLOR === "");

const say = (words: string): boolean => process.stderr.write(`${words}\n`);

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (words) => process.stdout.write(`${words}\n`),
    write: async (words) => {
      if (!process.stdout.write(words)) await once(process.stdout, "drain");
    },
    say,
    colours: { out: hasColours(process.stdout), say: hasColours(process.stderr) },
    // npm runs scripts in the package's folder; the caller's own folder is what relative paths mean.
    folder: process.env.INIT_CWD ?? process.cwd(),
    environment: process.env,
    readInput: () => text(process.stdin),
    // Loaded only by a command that asks SageMaker: the SDK takes longer to load than a conf to compile.
    openPipelines: async () => {
      const [{ SageMakerClient }, { createSageMakerPipelines }] = await Promise.all([
        import("@aws-sdk/client-sagemaker"),
        import("../shared/adapters/sagemaker-pipelines.ts"),
      ]);
      return createSageMakerPipelines(new SageMakerClient({ region: process.env.AWS_REGION ?? "us-east-1" }));
    },
    openInstallation: async (stage) =>
      (await import("./open-installation.ts")).openInstallation(stage, process.env),
    openUpkeep: async (stage) => (await import("./open-upkeep.ts")).openUpkeep(stage, process.env),
    user: userInfo().username,
    pause: delay,
  });
} catch (error) {
  say(`slipway: ${describeFailure(error)}`);
  process.exitCode = 3;
}
