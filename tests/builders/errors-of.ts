import type { Compilation } from "../../shared/compiler/compilation.ts";

/** The codes of a compilation's errors. */
export const errorsOf = ({ diagnostics }: Pick<Compilation, "diagnostics">): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
