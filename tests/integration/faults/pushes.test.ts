import { describeScenarios } from "../../faults/describe-scenarios.ts";
import { aMistake } from "../../faults/scenarios/a-mistake.ts";
import { anotherEpoch } from "../../faults/scenarios/another-epoch.ts";
import { firstPush } from "../../faults/scenarios/first-push.ts";
import { wordsOnly } from "../../faults/scenarios/words-only.ts";

describeScenarios([firstPush, anotherEpoch, wordsOnly, aMistake]);
