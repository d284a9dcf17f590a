import type { ConfigFile } from "../domain/config-file.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { Settings } from "../domain/settings.ts";
import { defaultSettings } from "./default-settings.ts";
import { settingsDocument } from "./schema/settings-document.ts";
import { validate } from "./validate/validate.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";
import { placeOf } from "./yaml/place.ts";

/** Reads `.slipway.yaml`; what it leaves out, or says wrongly, is as by default. */
export const parseSettings = (
  file: ConfigFile,
): { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] } => {
  const settings = defaultSettings(file.repository);
  const { root, diagnostics } = parseYaml(file);
  if (root === undefined || (root.kind === "scalar" && root.value === null)) return { settings, diagnostics };
  const validated = validate(settingsDocument, placeOf(root));
  const { project, conf, start, drift, prune } = validated.value ?? {};
  return {
    settings: {
      project: project ?? settings.project,
      conf: conf === undefined || conf === null ? settings.conf : [conf].flat(),
      start: start ?? settings.start,
      drift: {
        action: drift?.action ?? settings.drift.action,
        ignore: drift?.ignore ?? settings.drift.ignore,
      },
      prune: {
        enabled: prune?.enabled ?? settings.prune.enabled,
        graceDays: prune?.grace_days ?? settings.prune.graceDays,
        budget: prune?.budget ?? settings.prune.budget,
      },
    },
    diagnostics: [...diagnostics, ...validated.diagnostics],
  };
};
