import { pythonFloat } from "./python-float.ts";
import type { ScalarValue } from "./yaml-node.ts";

/** A plain scalar as YAML 1.1 reads it; `python` is set for numbers. */
export type Resolved = { readonly value: ScalarValue; readonly python?: string };

// PyYAML's own resolver (yaml/resolver.py), since files were written against it: `1e-4` has no dot and is a string there.
const BOOLEANS = new Map<string, boolean>(
  ["yes", "true", "on", "no", "false", "off"].flatMap((word, index) => {
    const capital = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    return [word, capital, word.toUpperCase()].map((form) => [form, index < 3] as const);
  }),
);
const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
const INTEGER =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const sexagesimal = (digits: string): number =>
  digits.split(":").reduce((total, part) => total * 60 + Number(part), 0);

const magnitude = (digits: string): bigint => {
  if (digits.includes(":")) return BigInt(sexagesimal(digits));
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`);
  return BigInt(digits);
};

const split = (text: string): readonly [sign: string, digits: string] => {
  const digits = text.replaceAll("_", "").replace(/^[-+]/, "");
  return [text.startsWith("-") ? "-" : "", digits];
};

const integer = (text: string): Resolved => {
  const [sign, digits] = split(text);
  const exact = magnitude(digits);
  const signed = sign === "-" ? -exact : exact;
  return { value: Number(signed), python: signed.toString() };
};

const float = (text: string): Resolved => {
  const [sign, digits] = split(text.toLowerCase());
  const size =
    digits === ".inf"
      ? Infinity
      : digits === ".nan"
        ? NaN
        : digits.includes(":")
          ? sexagesimal(digits)
          : Number(digits);
  const value = sign === "-" ? -size : size;
  return { value, python: pythonFloat(value) };
};

/** Reads a plain scalar as PyYAML's `safe_load` does; dates stay text. */
export const resolveScalar = (text: string): Resolved => {
  if (NULLS.has(text)) return { value: null };
  const boolean = BOOLEANS.get(text);
  if (boolean !== undefined) return { value: boolean };
  if (INTEGER.test(text) && !/^[-+]?0[bx]_*$/.test(text)) return integer(text);
  if (FLOAT.test(text)) return float(text);
  return { value: text };
};
