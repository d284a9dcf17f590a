import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { aRejection } from "../../faults/scenarios/a-rejection.ts";
import { anApproval } from "../../faults/scenarios/an-approval.ts";
import { inferences } from "../../faults/scenarios/inferences.ts";

describeScenarios([anApproval, aRejection, inferences]);
