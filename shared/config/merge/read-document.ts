import type { ConfigFile } from "../../domain/config-file.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { didYouMean } from "../validate/did-you-mean.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import { keyOf } from "../yaml/key-of.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { type Place, placeOf } from "../yaml/place.ts";

/** The two parts of a config file that count. */
export type Document = {
  readonly models?: Place;
  readonly pipeline?: Place;
  readonly diagnostics: readonly Diagnostic[];
};

const KEYS = ["models", "sagemakerPipeline"];
const INSTALLATION_KEYS = new Set([
  "applicationName",
  "s3Bucket",
  "modelConfigFilePath",
  "sagemakerNetworkSecurity",
]);

const isSpare = (key: string): boolean => key.startsWith("x-") || key.startsWith(".");

const unknownKeys = (place: Place, known: readonly string[]): readonly Diagnostic[] => {
  if (place.node?.kind !== "map") return [];
  return [...place.node.entries.keys()]
    .filter((key) => !known.includes(key) && !isSpare(key))
    .map((key) => {
      const at = keyOf(child(place, key));
      if (INSTALLATION_KEYS.has(key) && place.path.length === 1)
        return diagnoseAt(at, {
          code: "installation-key",
          severity: "info",
          message: `"${key}" is ignored: bucket, role and network are set where Slipway is installed`,
        });
      return diagnoseAt(at, {
        code: "unknown-key",
        severity: "error",
        message: `unknown key "${key}"`,
        hint:
          place.path.length === 0 && KEYS.includes(key) ? 'it belongs into "conf"' : didYouMean(key, known),
      });
    });
};

const wrong = (place: Place, message: string): readonly Diagnostic[] => [
  diagnoseAt(place, { code: "invalid-value", severity: "error", message }),
];

const missingConf = (place: Place): readonly Diagnostic[] => [
  diagnoseAt(place, {
    code: "missing-key",
    severity: "error",
    message: '"conf" is missing',
    hint: "a conf file holds conf.models and, where it declares a pipeline, conf.sagemakerPipeline",
  }),
];

const isEmpty = (place: Place): boolean =>
  place.node === undefined || (place.node.kind === "scalar" && place.node.value === null);

/** Reads one file as far as its outline: what is below `conf.models` and `conf.sagemakerPipeline`. */
export const readDocument = (file: ConfigFile): Document => {
  const { root, diagnostics } = parseYaml(file);
  if (root === undefined) return { diagnostics };
  const top = placeOf(root);
  if (root.kind !== "map")
    return { diagnostics: [...diagnostics, ...wrong(top, 'expected a map with the key "conf"')] };
  const conf = child(top, "conf");
  if (conf.node?.kind !== "map")
    return {
      diagnostics: [
        ...diagnostics,
        ...unknownKeys(top, ["conf"]),
        ...(conf.node === undefined
          ? missingConf(conf)
          : wrong(conf, '"conf" must be a map of models and sagemakerPipeline')),
      ],
    };
  const models = child(conf, "models");
  const pipeline = child(conf, "sagemakerPipeline");
  const found = [...diagnostics, ...unknownKeys(top, ["conf"]), ...unknownKeys(conf, KEYS)];
  if (!isEmpty(models) && models.node?.kind !== "map")
    found.push(...wrong(models, '"models" must be a map of models'));
  if (!isEmpty(pipeline) && pipeline.node?.kind !== "map")
    found.push(...wrong(pipeline, '"sagemakerPipeline" must be a map'));
  return {
    ...(models.node?.kind === "map" ? { models } : {}),
    ...(pipeline.node?.kind === "map" ? { pipeline } : {}),
    diagnostics: found,
  };
};
