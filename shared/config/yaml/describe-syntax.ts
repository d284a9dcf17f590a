import { type Document, isScalar, visit, type YAMLError } from "yaml";
import type { Finding } from "./diagnose.ts";

type Told = Pick<Finding, "message" | "hint">;

const summary = (message: string): string => message.split(/ at line \d+|\n/)[0] ?? message;

const HINTS: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BAD_INDENT: "indent all keys of a map alike",
  BLOCK_AS_IMPLICIT_KEY: 'put a value that holds ": " into quotes',
  MULTILINE_IMPLICIT_KEY: "a colon, a quote or a bracket is missing, here or above",
  BAD_SCALAR_START: "put the value into quotes",
  MISSING_CHAR: "close what is opened here",
};

const tell = ({ code, message }: YAMLError): Told => {
  if (code === "MULTIPLE_DOCS")
    return {
      message: "a file holds one document, and here another begins",
      hint: 'put it into a file of its own, or remove the "---"',
    };
  const hint = HINTS[code];
  return { message: `not valid YAML: ${summary(message)}`, ...(hint === undefined ? {} : { hint }) };
};

/** Where the quoted text begins whose end an error misses: the error itself is at the end of the file. */
const openingQuote = (document: Document, [at]: readonly [number, number]): number | undefined => {
  let opening: number | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && node.type?.startsWith("QUOTE") && (node.range?.[1] ?? 0) >= at)
        opening ??= node.range?.[0];
    },
  });
  return opening;
};

/** What is wrong with a document as YAML, and where; only the first error, since the others mostly follow from it. */
export const describeSyntax = (
  document: Document,
): { readonly offset: number; readonly finding: Finding } | undefined => {
  const [error] = document.errors;
  if (error === undefined) return undefined;
  const offset = (error.code === "MISSING_CHAR" && openingQuote(document, error.pos)) || error.pos[0];
  if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION"))
    return { offset, finding: { code: "yaml-too-deep", severity: "error", message: "values nest too deep" } };
  return { offset, finding: { code: "yaml-syntax", severity: "error", ...tell(error) } };
};
