import type { Phase, PipelineStatus, SyncState } from "../../shared/usecases/status/pipeline-status.ts";
import { readStatus } from "../../shared/usecases/status/read-status.ts";
import { showAge } from "../../shared/usecases/status/show-age.ts";
import { statusOf } from "../../shared/usecases/status/status-of.ts";
import type { Console, Installation } from "../command.ts";
import { formatTable } from "../format-table.ts";
import { installationCommand } from "../installation-command.ts";
import type { Paint } from "../paint.ts";

const COLOURS: Readonly<Record<SyncState | Phase, Parameters<Paint>[0]>> = {
  Synced: "green",
  OutOfSync: "yellow",
  Unknown: "red",
  Serving: "green",
  Training: "cyan",
  Deploying: "cyan",
  AwaitingApproval: "yellow",
  Stale: "yellow",
  Suspended: "yellow",
  Degraded: "red",
  Failed: "red",
  Idle: "gray",
};

const REFRESH = 3_000;

const read = async (
  installation: Installation,
  name: string | undefined,
): Promise<readonly PipelineStatus[]> =>
  (await readStatus(installation, (record) => name === undefined || record.name === name))
    .map(statusOf)
    .toSorted((a, b) => (a.pipeline < b.pipeline ? -1 : 1));

const row = (
  { pipeline, commit, sync, phase }: PipelineStatus,
  paint: Paint,
  now: string,
): readonly string[] => [
  pipeline,
  commit.slice(0, 12),
  paint(COLOURS[sync.is], sync.is),
  paint(COLOURS[phase.is], phase.is),
  phase.since === undefined ? "" : showAge(phase.since, now),
  sync.is === "Synced" ? phase.reason : `${sync.reason}; ${phase.reason}`,
];

const show = (statuses: readonly PipelineStatus[], paint: Paint, now: string): string =>
  statuses.length === 0
    ? "no pipeline yet: push a repository that declares one"
    : formatTable([
        ["PIPELINE", "COMMIT", "SYNC", "PHASE", "SINCE", "WHY"].map((title) => paint("bold", title)),
        ...statuses.map((status) => row(status, paint, now)),
      ]);

const isBusy = ({ phase, sync }: PipelineStatus): boolean =>
  phase.is === "Training" || phase.is === "Deploying" || (sync.is === "OutOfSync" && sync.move === "Slipway");

/** Prints each change until nothing is on its way any more. */
const watch = async (
  { out, pause }: Pick<Console, "out" | "pause">,
  look: () => Promise<readonly PipelineStatus[]>,
  print: (statuses: readonly PipelineStatus[]) => string,
): Promise<readonly PipelineStatus[]> => {
  let shown = "";
  for (;;) {
    const statuses = await look();
    const text = print(statuses);
    if (!statuses.some(isBusy)) return statuses;
    if (text !== shown) out(text);
    shown = text;
    await pause(REFRESH);
  }
};

/** Tells where every pipeline stands, on both axes. */
export const status = installationCommand({
  name: "status",
  summary: "Tells where pipelines stand: in step with git or not, and how far their models are.",
  usage: "[PIPELINE] [options]",
  takes: { least: 0, most: 1, called: "at most one pipeline" },
  help: ["  --watch            prints every change, until nothing is on its way"],
  options: { watch: { type: "boolean" } },
  act: async ({ installation, words: [name], values, paint, console }) => {
    const look = () => read(installation, name);
    const print = (statuses: readonly PipelineStatus[]): string =>
      values.json === true ? JSON.stringify({ statuses }) : show(statuses, paint, installation.now());
    const statuses = values.watch === true ? await watch(console, look, print) : await look();
    return { text: show(statuses, paint, installation.now()), json: { statuses } };
  },
});
