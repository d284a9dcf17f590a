import { createHash } from "node:crypto";
import type { Annotation, CommitStatus } from "../domain/commit-status.ts";
import { cutMarkdown } from "./cut-markdown.ts";

/** GitHub's limit on each text of a check run, and on the annotations of one request. */
const TEXT_LIMIT = 65_535;
const BATCH = 50;
const TITLE_LIMIT = 255;

const CONCLUSIONS = { success: "success", failure: "failure", error: "cancelled" } as const;

/** What a check run is told, in as many requests as its annotations take. */
export type CheckRun = {
  /** The same for the same annotations; empty without any. */
  readonly externalId: string;
  /** Requests after `known` annotations have been taken; at least one, and the last one has the last word. */
  requests(known: number): readonly object[];
};

const present = ({ path, line, level, message }: Annotation) => ({
  path,
  start_line: line,
  end_line: line,
  annotation_level: level,
  message: cutMarkdown(message, TEXT_LIMIT, "…"),
});

const batches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(items.length / BATCH)) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

const digest = (annotations: readonly object[]): string =>
  annotations.length === 0 ? "" : createHash("sha256").update(JSON.stringify(annotations)).digest("hex");

/** A commit's status in the words of GitHub's check runs. */
export const githubCheckRun = (status: CommitStatus): CheckRun => {
  const { state, description, title = description, summary = description, detailsUrl } = status;
  const annotations = (status.annotations ?? []).map(present);
  const externalId = digest(annotations);
  const texts = { title: cutMarkdown(title, TITLE_LIMIT, "…"), summary: cutMarkdown(summary, TEXT_LIMIT) };
  const ending =
    state === "pending" ? { status: "in_progress" } : { status: "completed", conclusion: CONCLUSIONS[state] };
  return {
    externalId,
    requests: (known) =>
      batches(annotations.slice(known)).map((batch, index, { length }) => ({
        external_id: externalId,
        ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
        // Whoever waits for the check to complete finds every annotation there.
        ...(index === length - 1 ? ending : { status: "in_progress" }),
        output: { ...texts, ...(batch.length === 0 ? {} : { annotations: batch }) },
      })),
  };
};
