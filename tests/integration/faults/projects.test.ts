import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { aRunEnds } from "../../faults/scenarios/a-run-ends.ts";
import { aRunHasToWait } from "../../faults/scenarios/a-run-has-to-wait.ts";
import { twoRepositories } from "../../faults/scenarios/two-repositories.ts";

describeScenarios([twoRepositories, aRunEnds, aRunHasToWait]);
