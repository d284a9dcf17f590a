import type { ConfigFile } from "../../domain/config-file.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { DeclaredModel } from "../merged-config.ts";
import { child } from "../yaml/child.ts";
import { diagnose } from "../yaml/diagnose.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import type { Place } from "../yaml/place.ts";
import { mergeModel } from "./merge-model.ts";

// The original framework's own conf holds these beside the models; they never had an effect.
const NAMES = new Set(["projectName", "modelName"]);

const notAMap = (at: Place, name: string): Diagnostic =>
  NAMES.has(name)
    ? diagnoseAt(at, { code: "no-effect", severity: "info", message: `"${name}" has no effect` })
    : diagnoseAt(at, {
        code: "invalid-value",
        severity: "error",
        message: `the model "${name}" must be a map of sections`,
      });

const conflict = (at: Place, name: string, known: DeclaredModel): readonly Diagnostic[] => {
  const finding = (message: string) =>
    ({ code: "model-conflict", severity: "error", message, path: `conf.models.${name}` }) as const;
  const hint = { hint: "rename one of the two" };
  return [
    diagnoseAt(at, {
      ...finding(`the model "${name}" is declared by ${known.repository} too; a project has each name once`),
      ...hint,
    }),
    diagnose(known.node.origin, {
      ...finding(`${at.near.source.file.repository} declares the model "${name}" too`),
      severity: "warning",
    }),
  ];
};

/** Adds the models of a file to those of the files before it. */
export const addModels = (
  models: Map<string, DeclaredModel>,
  place: Place,
  file: ConfigFile,
): readonly Diagnostic[] => {
  if (place.node?.kind !== "map") return [];
  const { repository, path } = file;
  return [...place.node.entries].flatMap(([name, { value: node }]) => {
    const at = child(place, name);
    const known = models.get(name);
    if (node.kind === "scalar" && node.value === null) return [];
    if (node.kind !== "map") return [notAMap(at, name)];
    if (known !== undefined && known.repository !== repository) return conflict(at, name, known);
    const merged = known === undefined ? node : mergeModel(known.node, node);
    models.set(name, { name, repository, files: [...(known?.files ?? []), path], node: merged });
    return [];
  });
};
