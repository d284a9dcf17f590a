import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { aCollection } from "../../faults/scenarios/a-collection.ts";
import { aMissedDecision } from "../../faults/scenarios/a-missed-decision.ts";
import { aRejection } from "../../faults/scenarios/a-rejection.ts";
import { anApproval } from "../../faults/scenarios/an-approval.ts";
import { inferences } from "../../faults/scenarios/inferences.ts";

describeScenarios([anApproval, aRejection, inferences, aMissedDecision, aCollection]);
