/** A reference in a definition, taken apart. */
export type Reference =
  | { readonly kind: "step"; readonly step: string; readonly property: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "execution"; readonly name: string }
  | { readonly kind: "experiment"; readonly name: string }
  | { readonly kind: "unknown" };

/** Takes the path of a `Get` apart. */
export const parseReference = (path: string): Reference => {
  const dot = path.indexOf(".");
  const [space, rest] = dot < 0 ? [path, ""] : [path.slice(0, dot), path.slice(dot + 1)];
  if (space === "Parameters") return { kind: "parameter", name: rest };
  if (space === "Execution") return { kind: "execution", name: rest };
  if (space === "PipelineExperimentConfig") return { kind: "experiment", name: rest };
  if (space !== "Steps") return { kind: "unknown" };
  const end = rest.search(/[.[]/);
  const step = end < 0 ? rest : rest.slice(0, end);
  return { kind: "step", step, property: end < 0 ? "" : rest.slice(end).replace(/^\./, "") };
};
