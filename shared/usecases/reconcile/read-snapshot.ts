import { selectConfs } from "../../config/select-confs.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Commit, SourceHost } from "../../ports/source-host.ts";
import { readSettings } from "./read-settings.ts";
import { unwieldyConfs } from "./unwieldy-confs.ts";

const SETTINGS = ".slipway.yaml";

type Place = { readonly repository: string; readonly branch: string; readonly commit: Commit };

/** Reads what a repository declares at a commit; the settings' text is taken from `known` where its blob is the same. */
export const readSnapshot = async (
  host: SourceHost,
  { repository, branch, commit }: Place,
  known: RepositoryHead | undefined,
): Promise<{ readonly snapshot: Snapshot; readonly diagnostics: readonly Diagnostic[] }> => {
  const entries = await host.tree(repository, commit.tree);
  const settingsEntry = entries.find(({ path, mode }) => path === SETTINGS && mode.startsWith("100"));
  const unwieldy = unwieldyConfs(repository, settingsEntry === undefined ? [] : [settingsEntry]);
  const blob = unwieldy.length > 0 ? undefined : settingsEntry?.sha;
  const text =
    blob === undefined
      ? ""
      : blob === known?.settings?.blob
        ? known.settings.text
        : await host.text(repository, blob);
  const { settings, diagnostics } = await readSettings({
    repository,
    path: SETTINGS,
    commit: commit.sha,
    text,
  });
  const confs = selectConfs(entries, settings.conf);
  return {
    snapshot: {
      repository,
      branch,
      commit: commit.sha,
      settings,
      ...(blob === undefined ? {} : { settingsFile: { blob, text } }),
      entries,
      confs,
    },
    diagnostics: [...diagnostics, ...unwieldy, ...unwieldyConfs(repository, confs)],
  };
};
