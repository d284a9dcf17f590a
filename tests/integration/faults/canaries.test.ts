import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { judgements } from "../../faults/scenarios/judgements.ts";

describeScenarios(judgements);
