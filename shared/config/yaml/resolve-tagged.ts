import { pythonFloat } from "./python-float.ts";
import { type Resolved, resolveScalar } from "./resolve-scalar.ts";

// Python's `float` reads what is no float without its tag: `1`, `1e-4`, and `010` as ten.
const DECIMAL = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/;

const resolveFloat = (text: string): Resolved => {
  const value = DECIMAL.test(text) ? Number(text.replaceAll("_", "")) : resolveScalar(text).value;
  return typeof value === "number" ? { value, python: pythonFloat(value) } : { value };
};

/** Reads a scalar that has a standard tag as PyYAML's `safe_load` does; `tag` is the tag's last word. */
export const resolveTagged = (text: string, tag: string | undefined): Resolved => {
  if (tag === "str" || tag === "timestamp") return { value: text };
  return tag === "float" ? resolveFloat(text) : resolveScalar(text);
};
