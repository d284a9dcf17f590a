import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Settings } from "../../domain/settings.ts";
import { readSettings } from "./read-settings.ts";

/** The settings of a repository as it was last taken up. */
export const headSettings = async ({ repository, commit, settings }: RepositoryHead): Promise<Settings> => {
  const text = settings?.text ?? "";
  return (await readSettings({ repository, path: ".slipway.yaml", commit, text })).settings;
};
