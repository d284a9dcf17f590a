import type { ChangedModel } from "./change-plan.ts";
import { codeSpan } from "./code-span.ts";

const showModel = ({ model, group, serving }: ChangedModel, fate: string): string => {
  const name = `- ${codeSpan(model)}`;
  if (group === undefined) return `${name} is not registered.`;
  const by = serving?.commit === undefined ? "" : ` of ${codeSpan(serving.commit.slice(0, 7))}`;
  return serving === undefined
    ? `${name} → ${codeSpan(group)}: no version serves yet.`
    : `${name} → ${codeSpan(group)}: version ${serving.version}${by} ${fate}.`;
};

/** The models that a pipeline builds, and what answers for each meanwhile, with what becomes of that (`serves until …`); empty where it builds none. */
export const showModels = (models: readonly ChangedModel[], fate: string): string =>
  models.length === 0 ? "" : ["**Models**", "", ...models.map((model) => showModel(model, fate))].join("\n");
