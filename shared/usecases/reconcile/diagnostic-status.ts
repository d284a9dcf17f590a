import type { CommitStatus } from "../../domain/commit-status.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { codeSpan } from "../change/code-span.ts";
import { plainText } from "../change/plain-text.ts";
import { annotationsOf } from "./annotations-of.ts";

type At = { readonly repository: string; readonly commit: string };

const placeOf = ({ repository }: At, found: Diagnostic): string => {
  const place = [found.file, found.line, found.column].filter((part) => part !== undefined).join(":");
  return found.repository === undefined || found.repository === repository
    ? place
    : `${found.repository}: ${place}`;
};

const wordsOf = ({ message, hint }: Diagnostic): string =>
  hint === undefined ? message : `${message}; ${hint}`;

/** The status that shows an author's mistakes beside a commit, each at its line where the source host can. */
export const diagnosticStatus = (at: At, mistakes: readonly Diagnostic[]): CommitStatus => {
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return {
    ...at,
    context: "slipway",
    state: "failure",
    title: `${count}; nothing was changed`,
    description: `${count}: ${mistakes.map((mistake) => placeOf(at, mistake)).join(", ")}; nothing was changed`,
    summary: mistakes
      .map((mistake) => `- ${codeSpan(placeOf(at, mistake))} ${plainText(wordsOf(mistake))}`)
      .join("\n"),
    annotations: annotationsOf(at.repository, mistakes),
  };
};
