import { ControlPlaneError } from "../shared/domain/control-plane-error.ts";
import type { Intervene } from "../shared/usecases/intervene/intervention.ts";
import type { RouteInterventionPorts } from "../shared/usecases/serving/change-route.ts";
import type { Command, Installation } from "./command.ts";
import { installationCommand } from "./installation-command.ts";
import { readVersion } from "./read-version.ts";
import { UsageError } from "./usage-error.ts";

export type RouteCommand = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly help?: readonly string[];
  readonly act: (
    ports: RouteInterventionPorts & Pick<Installation, "registry">,
    group: string,
    what: Intervene & { readonly version?: number },
  ) => Promise<{ readonly text: string; readonly json: unknown }>;
};

/** A command by which somebody changes what serves a group. */
export const routeCommand = ({ name, summary, usage, help = [], act }: RouteCommand): Command =>
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
    options: { reason: { type: "string" }, by: { type: "string" } },
    act: async ({ installation, words: [word = ""], values, console }) => {
      const { group, ...version } = readVersion(word);
      const reason = values.reason === undefined ? {} : { reason: String(values.reason) };
      const ports = {
        routes: installation.routes,
        registry: installation.registry,
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
