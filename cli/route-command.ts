import { ControlPlaneError } from "../shared/domain/control-plane-error.ts";
import type { Intervene } from "../shared/usecases/intervene/intervention.ts";
import type { RouteInterventionPorts } from "../shared/usecases/serving/change-route.ts";
import type { Command, Installation } from "./command.ts";
import { installationCommand, type Values } from "./installation-command.ts";
import { readVersion } from "./read-version.ts";
import { UsageError } from "./usage-error.ts";

/** What a command on a group works on, and what its options say. */
export type RouteRequest = RouteInterventionPorts &
  Pick<Installation, "registry" | "tallies"> & { readonly values: Values };

/** What a command tells people and programs. */
export type Told = { readonly text: string; readonly json: unknown };

export type RouteCommand = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly help?: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly act: (
    request: RouteRequest,
    group: string,
    what: Intervene & { readonly version?: number },
  ) => Promise<Told>;
};

/** A command by which somebody changes what serves a group. */
export const routeCommand = ({ name, summary, usage, help = [], options = {}, act }: RouteCommand): Command =>
  installationCommand({
    name,
    summary,
    usage: `${usage} [options]`,
    takes: { least: 1, most: 1, called: "one model package group" },
    help: [
      ...help,
      "  --reason TEXT      why, for whoever reads the history",
      "  --by NAME          who (default: your user name)",
    ],
    options: { ...options, reason: { type: "string" }, by: { type: "string" } },
    act: async ({ installation, words: [word = ""], values, console }) => {
      const { group, ...version } = readVersion(word);
      const reason = values.reason === undefined ? {} : { reason: String(values.reason) };
      const ports = {
        routes: installation.routes,
        registry: installation.registry,
        tallies: installation.tallies,
        values,
        now: installation.now,
        pause: (attempt: number) => console.pause(attempt * 50),
      };
      try {
        const who = { by: String(values.by ?? console.user), ...reason, ...version };
        const result = await act(ports, group, who);
        await installation.outbox.flush();
        return result;
      } catch (error) {
        if (!(error instanceof ControlPlaneError)) throw error;
        throw new UsageError(`${error.message}; ${error.hint}`);
      }
    },
  });
