import type { LintRule } from "./lint-rule.ts";
import { argumentsFitTheApi } from "./rules/arguments-fit-the-api.ts";
import { branchesKeepToThemselves } from "./rules/branches-keep-to-themselves.ts";
import { cachesCanHit } from "./rules/caches-can-hit.ts";
import { clustersAreChosen } from "./rules/clusters-are-chosen.ts";
import { conditionsAreNotNested } from "./rules/conditions-are-not-nested.ts";
import { conditionsAreWellFormed } from "./rules/conditions-are-well-formed.ts";
import { definitionsHaveBounds } from "./rules/definitions-have-bounds.ts";
import { experimentsAreKnownAtStart } from "./rules/experiments-are-known-at-start.ts";
import { expressionsAreWhole } from "./rules/expressions-are-whole.ts";
import { expressionsFitTheApi } from "./rules/expressions-fit-the-api.ts";
import { failStepsHaveNoResults } from "./rules/fail-steps-have-no-results.ts";
import { gatesSayNo } from "./rules/gates-say-no.ts";
import { imagesAreFixed } from "./rules/images-are-fixed.ts";
import { modelsAreReferenced } from "./rules/models-are-referenced.ts";
import { namesAreAllowed } from "./rules/names-are-allowed.ts";
import { nothingDependsOnConditions } from "./rules/nothing-depends-on-conditions.ts";
import { operandsMatch } from "./rules/operands-match.ts";
import { outputsExist } from "./rules/outputs-exist.ts";
import { outputsLieApart } from "./rules/outputs-lie-apart.ts";
import { packagesCanRegister } from "./rules/packages-can-register.ts";
import { parametersAreConsistent } from "./rules/parameters-are-consistent.ts";
import { parametersAreUsed } from "./rules/parameters-are-used.ts";
import { placesAgree } from "./rules/places-agree.ts";
import { processingsNameTheirData } from "./rules/processings-name-their-data.ts";
import { propertiesExist } from "./rules/properties-exist.ts";
import { propertyFilesAreDeclared } from "./rules/property-files-are-declared.ts";
import { referencesExist } from "./rules/references-exist.ts";
import { retriesArePossible } from "./rules/retries-are-possible.ts";
import { serviceOutputsAreDeclared } from "./rules/service-outputs-are-declared.ts";
import { servicesNameTheirJobs } from "./rules/services-name-their-jobs.ts";
import { stepMembersAreKnown } from "./rules/step-members-are-known.ts";
import { stepNamesAreUnique } from "./rules/step-names-are-unique.ts";
import { stepsAreWhole } from "./rules/steps-are-whole.ts";
import { stepsFormNoCycle } from "./rules/steps-form-no-cycle.ts";
import { trainingsAreComplete } from "./rules/trainings-are-complete.ts";
import { tuningsCanSearch } from "./rules/tunings-can-search.ts";

/** Everything that a definition is checked for. */
export const LINT_RULES: readonly LintRule[] = [
  stepMembersAreKnown,
  stepsAreWhole,
  argumentsFitTheApi,
  expressionsAreWhole,
  expressionsFitTheApi,
  stepNamesAreUnique,
  referencesExist,
  parametersAreUsed,
  experimentsAreKnownAtStart,
  stepsFormNoCycle,
  nothingDependsOnConditions,
  branchesKeepToThemselves,
  conditionsAreNotNested,
  conditionsAreWellFormed,
  operandsMatch,
  propertyFilesAreDeclared,
  failStepsHaveNoResults,
  propertiesExist,
  outputsExist,
  serviceOutputsAreDeclared,
  outputsLieApart,
  namesAreAllowed,
  parametersAreConsistent,
  retriesArePossible,
  cachesCanHit,
  servicesNameTheirJobs,
  tuningsCanSearch,
  trainingsAreComplete,
  processingsNameTheirData,
  modelsAreReferenced,
  packagesCanRegister,
  clustersAreChosen,
  placesAgree,
  imagesAreFixed,
  definitionsHaveBounds,
  gatesSayNo,
];
