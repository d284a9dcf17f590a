import { malformedXml } from "../s3-errors.ts";

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const characterOf = (reference: string): string => {
  const code = reference.startsWith("#x")
    ? Number.parseInt(reference.slice(2), 16)
    : Number.parseInt(reference.slice(1), 10);
  if (!(code >= 0 && code <= 0x10ffff)) throw malformedXml();
  return String.fromCodePoint(code);
};

/** Resolves the five named entities and character references; anything else is malformed. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:(#x[0-9a-fA-F]+|#\d+|\w+);)?/g, (_, reference: string | undefined) => {
    if (reference?.startsWith("#")) return characterOf(reference);
    const named = NAMED[reference ?? ""];
    if (named === undefined) throw malformedXml();
    return named;
  });
