import type { Finding } from "../../domain/finding.ts";
import type { VariantState } from "../../ports/inspection.ts";
import { fail, ok, warn } from "./verdicts.ts";

const CHECK = "endpoint's models";
// What scaling, alarms and the dashboard look metrics up by.
const VARIANT = "AllTraffic";

/** Whether an endpoint loads the models that are put under a prefix, by the names that requests give. */
export const judgeVariants = (variants: readonly VariantState[], prefix: string): readonly Finding[] => {
  const findings = variants.flatMap(({ name, mode, modelDataUrl }) => {
    if (mode !== "MultiModel")
      return fail(
        CHECK,
        `the variant ${name} serves one model, and none by name (mode: ${mode ?? "none"})`,
        "give the endpoint a model whose container has the mode MultiModel",
      );
    return modelDataUrl === prefix
      ? []
      : fail(
          CHECK,
          `the variant ${name} loads from ${modelDataUrl ?? "nowhere"}, and approved models are put under ${prefix}`,
          `give its model the ModelDataUrl ${prefix}, by a new endpoint configuration`,
        );
  });
  if (findings.length > 0) return findings;
  if (!variants.some(({ name }) => name === VARIANT))
    return [
      warn(
        CHECK,
        `no variant is called ${VARIANT}, but ${variants.map(({ name }) => name).join(", ")}: alarms and dashboard see nothing of it`,
        `call the variant ${VARIANT} in a new endpoint configuration`,
      ),
    ];
  return [ok(CHECK, `they are loaded from ${prefix} by name`)];
};
