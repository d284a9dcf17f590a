import type { Announcer } from "../shared/ports/announcer.ts";
import type { AppFactory } from "../shared/ports/app-factory.ts";
import type { DeadLetters } from "../shared/ports/dead-letters.ts";
import type { KeyStore } from "../shared/ports/key-store.ts";
import type { Outbox } from "../shared/ports/outbox.ts";
import type { Pipelines } from "../shared/ports/pipelines.ts";
import type { ProjectStore } from "../shared/ports/project-store.ts";
import type { RecordStore } from "../shared/ports/record-store.ts";
import type { Registry } from "../shared/ports/registry.ts";
import type { Remains } from "../shared/ports/remains.ts";
import type { RouteStore } from "../shared/ports/route-store.ts";
import type { SecretStore } from "../shared/ports/secret-store.ts";
import type { TallyStore } from "../shared/ports/tally-store.ts";
import type { Examined } from "../shared/usecases/doctor/examine.ts";
import type { StatusPorts } from "../shared/usecases/status/read-status.ts";

/** An installation, as far as commands act on it. */
export type Installation = Omit<StatusPorts, "registry" | "routes"> & {
  readonly registry: Pick<Registry, "latest" | "describe" | "decide">;
  readonly routes: Pick<RouteStore, "get" | "put">;
  readonly projects: ProjectStore;
  readonly tallies: Pick<TallyStore, "sum">;
  readonly keys: KeyStore;
  readonly announcer: Announcer;
  readonly outbox: Pick<Outbox, "flush">;
};

/** An installation, as far as its operator keeps it. */
export type Upkeep = Examined & {
  /** What the names of its resources begin with. */
  readonly installation: string;
  readonly remains: Remains;
  readonly secrets: SecretStore;
  /** A queue of what functions could not handle, by its name. */
  readonly deadLetters: (queue: string) => DeadLetters;
  /** Makes GitHub Apps, by the URL of GitHub's API. */
  readonly makeApp: (apiUrl: string) => AppFactory;
  readonly records: RecordStore;
  /** Which of these keys the bucket does not hold. */
  readonly missingObjects: (keys: readonly string[]) => Promise<readonly string[]>;
  readonly now: () => string;
};

/** Where a command's words go, and what it may know of the world around it. */
export type Console = {
  /** The result itself: what a program may read. */
  readonly out: (text: string) => void;
  /** A part of a result that is too large for one text; resolves when the next part may come. */
  readonly write: (text: string) => Promise<void>;
  /** Everything said about the result. */
  readonly say: (text: string) => void;
  /** Whether colours may be used, in the result and in what is said about it. */
  readonly colours: { readonly out: boolean; readonly say: boolean };
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All that is given on standard input. */
  readonly readInput: () => Promise<string>;
  /** SageMaker's pipelines, wherever the SDK's own settings of endpoint and credentials lead. */
  readonly openPipelines: () => Promise<Pipelines>;
  /** The installation of a stage. */
  readonly openInstallation: (stage: string) => Promise<Installation>;
  /** What keeping the installation of a stage takes. */
  readonly openUpkeep: (stage: string) => Promise<Upkeep>;
  /** Who the caller is, as far as this machine knows. */
  readonly user: string;
  /** Resolves after so many milliseconds; rejects when the caller has had enough. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** 0: done; 1: the author has something to mend; 2: the command line makes no sense. */
export type ExitCode = 0 | 1 | 2;

/** One word after `slipway`. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], console: Console): Promise<ExitCode>;
};
