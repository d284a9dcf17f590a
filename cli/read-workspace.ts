import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readWorkTree } from "../shared/adapters/read-work-tree.ts";
import { parseSettings } from "../shared/config/parse-settings.ts";
import { selectConfs } from "../shared/config/select-confs.ts";
import type { ConfigFile } from "../shared/domain/config-file.ts";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import type { Snapshot } from "../shared/domain/snapshot.ts";
import { UsageError } from "./usage-error.ts";

/** A repository as it lies on disk, not yet committed, and the conf files that were asked about. */
export type Workspace = {
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly files: readonly ConfigFile[];
  /** Mistakes in `.slipway.yaml`. */
  readonly diagnostics: readonly Diagnostic[];
};

const SETTINGS = ".slipway.yaml";
// What stands for the commit of files that are in none.
const UNCOMMITTED = "0".repeat(40);

const isRoot = (folder: string): boolean =>
  existsSync(join(folder, SETTINGS)) || existsSync(join(folder, ".git"));

/** The nearest folder above `start` that is a repository's root; without one, where the caller stands if that is above. */
const findRoot = (start: string, standing: string): string => {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (folder === dirname(folder)) return start.startsWith(`${standing}${sep}`) ? standing : start;
  }
};

const folderOf = (path: string): string => (statSync(path).isDirectory() ? path : dirname(path));

/** Reads the repository that holds `paths`; a folder among them stands for the conf files that its settings name. */
export const readWorkspace = async (
  paths: readonly string[],
  {
    folder,
    root: given,
    repository: named,
  }: {
    readonly folder: string;
    readonly root?: string;
    /** `owner/name`, or how to find it; by default a stand-in that is the same on every machine. */
    readonly repository?: (root: string) => Promise<string | undefined>;
  },
): Promise<Workspace> => {
  const places = paths.map((path) => resolve(folder, path));
  const missing = places.find((place) => !existsSync(place));
  if (missing !== undefined) throw new UsageError(`${relative(folder, missing)} does not exist`);
  const root = given === undefined ? findRoot(folderOf(places[0] ?? folder), folder) : resolve(folder, given);
  const inRoot = (place: string): string => relative(root, place).split(sep).join("/");
  const outside = places.find((place) => inRoot(place).startsWith(".."));
  if (outside !== undefined)
    throw new UsageError(
      `${relative(folder, outside)} is not below the root ${root}; name another with --root`,
    );

  const repository = (await named?.(root)) ?? `local/${basename(root)}`;
  const settingsText = await readFile(join(root, SETTINGS), "utf8").catch(() => "");
  const { settings, diagnostics } = parseSettings({
    repository,
    path: SETTINGS,
    commit: UNCOMMITTED,
    text: settingsText,
  });
  const entries = await readWorkTree(root);
  const confs = selectConfs(entries, settings.conf);
  const wanted = new Set(
    places.flatMap((place) => {
      if (!statSync(place).isDirectory()) return [inRoot(place)];
      const prefix = inRoot(place) === "" ? "" : `${inRoot(place)}/`;
      return confs.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path);
    }),
  );
  if (wanted.size === 0)
    throw new UsageError(
      `no conf file matches ${settings.conf.join(", ")} below ${relative(folder, root) || "."}`,
    );
  const files = await Promise.all(
    [...wanted].map(async (path) => ({
      repository,
      path,
      commit: UNCOMMITTED,
      text: await readFile(join(root, path), "utf8"),
    })),
  );
  const snapshot = { repository, branch: "main", commit: UNCOMMITTED, settings, entries, confs };
  return { root, snapshot, files, diagnostics };
};
