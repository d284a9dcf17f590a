import type { Json } from "../../json.ts";
import { ownMembers } from "../../references/own-members.ts";
import { walkJson } from "../../references/walk-json.ts";
import { found } from "../found.ts";
import { isCached } from "../is-cached.ts";
import { isMutableImage } from "../is-mutable-image.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const IMAGE =
  /\.(?:AppSpecification\.ImageUri|AlgorithmSpecification\.TrainingImage|(?:PrimaryContainer|Containers\[\d+\])\.Image)$/;

/** Rule 34: a step's image is the one that its commit was tried with. Of cached steps rule 25 says what is worse. */
export const imagesAreFixed: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    if (isCached(step as unknown as Json)) return [];
    const findings: LintFinding[] = [];
    walkJson(ownMembers(step), step.Name, (value, path) => {
      if (typeof value === "string" && IMAGE.test(path) && isMutableImage(value))
        findings.push(
          found.warning(
            "mutable-image",
            path,
            `what "${value}" means may change without any commit`,
            "name a version or a digest of the image",
          ),
        );
      return true;
    });
    return findings;
  });
