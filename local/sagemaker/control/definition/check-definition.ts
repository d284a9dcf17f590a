import { parseDefinition } from "./parse-definition.ts";
import type { Rule } from "./rule.ts";
import { argumentsFitTheApi } from "./rules/arguments-fit-the-api.ts";
import { conditionsAreWhole } from "./rules/conditions-are-whole.ts";
import { dependenciesExist } from "./rules/dependencies-exist.ts";
import { expressionsAreWhole } from "./rules/expressions-are-whole.ts";
import { failStepsAreWhole } from "./rules/fail-steps-are-whole.ts";
import { parametersAreWhole } from "./rules/parameters-are-whole.ts";
import { policiesArePossible } from "./rules/policies-are-possible.ts";
import { propertyFilesAreDeclared } from "./rules/property-files-are-declared.ts";
import { referencesFitTheirPlaces } from "./rules/references-fit-their-places.ts";
import { referencesResolve } from "./rules/references-resolve.ts";
import { servicesAreNamed } from "./rules/services-are-named.ts";
import { stepMembersAreKnown } from "./rules/step-members-are-known.ts";
import { stepNamesAreUnique } from "./rules/step-names-are-unique.ts";
import { stepsFormNoCycle } from "./rules/steps-form-no-cycle.ts";

const RULES: readonly Rule[] = [
  stepNamesAreUnique,
  stepMembersAreKnown,
  parametersAreWhole,
  conditionsAreWhole,
  failStepsAreWhole,
  servicesAreNamed,
  expressionsAreWhole,
  dependenciesExist,
  referencesResolve,
  referencesFitTheirPlaces,
  stepsFormNoCycle,
  argumentsFitTheApi,
  propertyFilesAreDeclared,
  policiesArePossible,
];

const LONGEST = 1_048_576;

/** Every reason for which the service would refuse a pipeline definition; none for one that it would take. */
export const checkDefinition = (text: string): readonly string[] => {
  if (text.length > LONGEST)
    return [`The pipeline definition has ${text.length} characters; at most ${LONGEST} are allowed.`];
  const { definition, problems } = parseDefinition(text);
  if (!definition) return problems;
  return [...new Set(RULES.flatMap((rule) => rule(definition)))];
};
