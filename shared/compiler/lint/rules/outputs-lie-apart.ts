import { OWN_PREFIXES } from "../../../domain/own-prefixes.ts";
import type { Json } from "../../json.ts";
import { ownMembers } from "../../references/own-members.ts";
import { walkJson } from "../../references/walk-json.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";
import { type Start, startsOf } from "../starts-of.ts";

const DESTINATION =
  /\.(?:S3OutputPath|S3FailurePath|DestinationS3Uri|[Ll]ogUri|S3Output\.S3Uri|CheckpointConfig\.S3Uri)$/;
// Their members are the author's own words.
const FREE = /\.(?:Environment|(?:Static)?HyperParameters|RuleParameters|Tags)$/;

const FOLDER = new RegExp(
  `^s3[an]?://([^/]+)/(${Object.values(OWN_PREFIXES).join("|")}|[^/]+/(?:code|revisions))/`,
);

/** The folder of a bucket that a destination lies in and that only the control plane writes. */
const ownFolder = ({ text, isWhole }: Start, bucket: string): string | undefined => {
  const [, named, folder] = FOLDER.exec(isWhole ? `${text}/` : text) ?? [];
  return named === bucket ? folder : undefined;
};

const problem = (
  value: Json,
  path: string,
  { context, parameters }: LintSubject,
): LintFinding | undefined => {
  const { bucket } = context;
  if (bucket === undefined || !DESTINATION.test(path)) return undefined;
  for (const start of startsOf(value, parameters)) {
    const folder = ownFolder(start, bucket);
    if (folder !== undefined)
      return found.error(
        "own-folder",
        path,
        `"${start.text}" lies in ${folder}/, which only the installation writes: the job would be refused`,
        `choose another folder, e.g. s3://${bucket}/results/`,
      );
  }
  return undefined;
};

/** Rule 37: no step writes where the control plane keeps what goes live and what pipelines are made of. */
export const outputsLieApart: LintRule = (subject) =>
  subject.steps.flatMap(({ step }) => {
    const findings: LintFinding[] = [];
    walkJson(ownMembers(step), step.Name, (value, path) => {
      if (FREE.test(path)) return false;
      const finding = problem(value, path, subject);
      if (finding !== undefined) findings.push(finding);
      return finding === undefined;
    });
    return findings;
  });
