type Step = string | number | "*";

const STEP = /\.\*|\[\*\]|\.([\p{L}\p{N}_$@/-]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/uy;

const stepOf = ([text, name, index, quoted]: RegExpExecArray): Step => {
  if (name !== undefined) return name;
  if (index !== undefined) return Number(index);
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
  return text.includes("*") ? "*" : "";
};

/** The steps of a JSON path such as `$.detail.items[0]['a name']`, or nothing for what is no path. */
const parse = (path: string): Step[] | undefined => {
  if (!path.startsWith("$")) return undefined;
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const found = STEP.exec(path);
    if (!found) return undefined;
    steps.push(stepOf(found));
  }
  return steps;
};

const follow = (value: unknown, [step, ...rest]: readonly Step[]): unknown => {
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (step === "*") return Object.values(value).map((inner) => follow(inner, rest));
  return Object.hasOwn(value, step)
    ? follow((value as Readonly<Record<Step, unknown>>)[step], rest)
    : undefined;
};

/** Whether a text is a JSON path that {@link readPath} follows. */
export const isPath = (path: string): boolean => parse(path) !== undefined;

/** What a JSON path finds in a document; a star gives the list of what it finds; nothing where nothing is. */
export const readPath = (document: unknown, path: string): unknown => follow(document, parse(path) ?? [""]);
