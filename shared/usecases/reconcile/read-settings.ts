import { defaultSettings } from "../../config/default-settings.ts";
import type { ConfigFile } from "../../domain/config-file.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Settings } from "../../domain/settings.ts";

/** The settings that `.slipway.yaml` makes, and what is wrong with it; empty where there is none. */
export const readSettings = async (
  file: ConfigFile,
): Promise<{ readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] }> => {
  if (file.text === "") return { settings: defaultSettings(file.repository), diagnostics: [] };
  // Most repositories have none, and what reads it is a third of what a function would have to load.
  const { parseSettings } = await import("../../config/parse-settings.ts");
  return parseSettings(file);
};
