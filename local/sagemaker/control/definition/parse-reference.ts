/** What a `Get` names. */
export type Reference =
  | { readonly space: "Parameters" | "Execution" | "PipelineExperimentConfig"; readonly name: string }
  | { readonly space: "Steps"; readonly name: string; readonly path: readonly (string | number)[] };

const SPACES = new Set(["Parameters", "Execution", "PipelineExperimentConfig"]);

const readPath = (text: string): readonly (string | number)[] | undefined => {
  const keys: (string | number)[] = [];
  const part = /\.([^.[\]]+)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/y;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (!found) return undefined;
    const [, member, index, single, double] = found;
    keys.push(index === undefined ? (member ?? single ?? double ?? "") : Number(index));
  }
  return keys;
};

/** Reads what a `Get` names; `undefined` for what is no reference. */
export const parseReference = (text: unknown): Reference | undefined => {
  const [, space = "", name = "", rest = ""] =
    /^([A-Za-z]+)\.([^.[\]]+)(.*)$/.exec(typeof text === "string" ? text : "") ?? [];
  if (SPACES.has(space)) return rest === "" ? ({ space, name } as Reference) : undefined;
  const path = readPath(rest);
  return space === "Steps" && path ? { space, name, path } : undefined;
};
