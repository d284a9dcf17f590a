import { parseSettings } from "../../config/parse-settings.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";

/** The settings of a repository as it was last taken up, and what is wrong with them. */
export const readSettings = ({
  repository,
  commit,
  settings,
}: RepositoryHead): ReturnType<typeof parseSettings> => {
  const text = settings?.text ?? "";
  return parseSettings(text, { repository, path: ".slipway.yaml", commit, text });
};
