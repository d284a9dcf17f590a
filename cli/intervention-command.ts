import { ControlPlaneError } from "../shared/domain/control-plane-error.ts";
import type { PipelineRecord } from "../shared/domain/pipeline-record.ts";
import type { InterventionPorts } from "../shared/usecases/intervene/change-pipeline.ts";
import type { Intervene } from "../shared/usecases/intervene/intervention.ts";
import { announceLook } from "../shared/usecases/sweep/announce-look.ts";
import type { Command } from "./command.ts";
import { installationCommand } from "./installation-command.ts";
import { UsageError } from "./usage-error.ts";

export type InterventionCommand = {
  readonly name: string;
  readonly summary: string;
  readonly usage?: string;
  readonly help?: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly change: (
    ports: InterventionPorts,
    pipeline: string,
    who: Intervene & { readonly values: Readonly<Record<string, string | boolean | undefined>> },
  ) => Promise<PipelineRecord>;
  readonly tell: (record: PipelineRecord) => string;
};

/** A command by which somebody changes what becomes of a pipeline; a sync is asked for, so that it takes effect at once. */
export const interventionCommand = ({
  name,
  summary,
  usage = "PIPELINE [options]",
  help = [],
  options = {},
  change,
  tell,
}: InterventionCommand): Command =>
  installationCommand({
    name,
    summary,
    usage,
    takes: { least: 1, most: 1, called: "one pipeline" },
    help: [
      ...help,
      "  --reason TEXT      why, for whoever reads the history",
      "  --by NAME          who (default: your user name)",
    ],
    options: { ...options, reason: { type: "string" }, by: { type: "string" } },
    act: async ({ installation, words: [pipeline = ""], values, console }) => {
      const reason = values.reason === undefined ? {} : { reason: String(values.reason) };
      const ports = {
        projects: installation.projects,
        now: installation.now,
        pause: (attempt: number) => console.pause(attempt * 50),
      };
      try {
        const record = await change(ports, pipeline, {
          by: String(values.by ?? console.user),
          ...reason,
          values,
        });
        await installation.outbox.flush();
        const head = await headOf(installation.projects, record);
        if (head !== undefined) await announceLook(installation, head, { isForced: true });
        return { text: tell(record), json: { record } };
      } catch (error) {
        if (!(error instanceof ControlPlaneError)) throw error;
        throw new UsageError(`${error.message}; ${error.hint}`);
      }
    },
  });

const headOf = async (
  projects: { branches(): Promise<readonly { repository: string; branch: string }[]> },
  { anchor }: PipelineRecord,
) => (await projects.branches()).find(({ repository }) => repository === anchor.repository);
