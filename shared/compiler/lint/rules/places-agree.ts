import { ownMembers } from "../../references/own-members.ts";
import { walkJson } from "../../references/walk-json.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const REGIONAL_ARN = /^arn:aws[\w-]*:(?:kms|lambda|sqs|sagemaker):([a-z0-9-]+):(\d{12}):/;
const ROLE = /^arn:aws[\w-]*:iam::(\d{12}):role\//;
const IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/;
// A token, but neither tokens, which are counted, nor a tokenizer.
const SECRET = /(secret|password|passwd|token(?!s|i[sz])|api_?key|private_?key)/i;

const secretIn = (path: string, value: string): boolean => {
  const key = /(?:\.Environment\.|\.Environment\['|HyperParameters\.)([\w-]+)/.exec(path)?.[1];
  return key !== undefined && SECRET.test(key) && !/^(arn:|\/|s3:|ssm:)/.test(value) && value !== "";
};

/** Rule 34: images and resources lie in the pipeline's region, and nothing secret stands in the open. */
export const placesAgree: LintRule = ({ steps, context: { region, accountId } }) =>
  steps.flatMap(({ step }) => {
    const findings: LintFinding[] = [];
    walkJson(ownMembers(step), step.Name, (value, path) => {
      if (typeof value !== "string") return true;
      const other = REGIONAL_ARN.exec(value)?.[1] ?? IMAGE.exec(value)?.[2];
      if (region !== undefined && other !== undefined && other !== region)
        findings.push(
          found.warning(
            "other-region",
            path,
            `"${value}" lies in ${other}, the pipeline in ${region}`,
            "jobs can only use images and keys of their own region",
          ),
        );
      const account = ROLE.exec(value)?.[1];
      if (accountId !== undefined && account !== undefined && account !== accountId)
        findings.push(
          found.warning(
            "other-account",
            path,
            `the role "${value}" belongs to the account ${account}, the pipeline to ${accountId}`,
            "a role can only be passed within its own account",
          ),
        );
      if (secretIn(path, value))
        findings.push(
          found.warning(
            "secret",
            path,
            `"${path.slice(path.lastIndexOf(".") + 1)}" looks like a secret, and whoever may describe the pipeline can read it`,
            "pass the name of a secret, and read it in the job",
          ),
        );
      return true;
    });
    return findings;
  });
