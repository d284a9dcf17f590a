import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const CODE = "service-output";
const SERVICES = new Set(["Lambda", "Callback"]);
const MOST = 50;

/** Rule 18: what is read from a Lambda or Callback step is declared there, and flat. */
export const serviceOutputsAreDeclared: LintRule = ({ steps, byName, references }) => {
  const outputsOf = (name: string): readonly string[] =>
    listAt(byName.get(name)?.step as unknown as Json, "OutputParameters").map((one) =>
      String(argumentAt(one, "OutputName")),
    );
  const declared = steps.flatMap(({ step }) => {
    if (!SERVICES.has(step.Type)) return [];
    const names = outputsOf(step.Name);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    return [
      ...(names.length > MOST
        ? [
            found.error(
              CODE,
              step.Name,
              `a ${step.Type} step has at most ${MOST} outputs, not ${names.length}`,
            ),
          ]
        : []),
      ...(twice === undefined
        ? []
        : [found.error(CODE, step.Name, `the output "${twice}" is declared twice`)]),
    ];
  });
  const reads = [...references.values()].flat().flatMap(({ path, text, reference }) => {
    if (reference.kind !== "step" || !SERVICES.has(byName.get(reference.step)?.step.Type ?? "")) return [];
    const name = /^OutputParameters\['([^']+)'\]$/.exec(reference.property)?.[1];
    const names = outputsOf(reference.step);
    if (name === undefined)
      return [
        found.error(
          CODE,
          path,
          `"${text}" is no output: outputs are flat`,
          `write \${steps.${reference.step}.OutputParameters['${names[0] ?? "name"}']}`,
        ),
      ];
    return names.includes(name)
      ? []
      : [
          found.error(
            CODE,
            path,
            `step "${reference.step}" declares no output "${name}"`,
            didYouMean(name, names),
          ),
        ];
  });
  return [...declared, ...reads];
};
