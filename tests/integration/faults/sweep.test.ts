import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { aLostDelivery } from "../../faults/scenarios/a-lost-delivery.ts";

describeScenarios([aLostDelivery]);
