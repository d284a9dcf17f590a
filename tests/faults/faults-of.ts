import { FAULTS, type Fault } from "./fault.ts";
import type { Site } from "./site.ts";

const READS =
  /^(dynamodb (Get|Query|Scan)|sagemaker (Describe|List)|secretsmanager Get|s3 (GET|HEAD)|github-api GET|sagemaker-runtime)/;
// Whoever dies over a read dies alike, whether or not it was answered; nothing of it remains to happen later.
const WRITES_ONLY: readonly Fault[] = ["crash", "lost", "late"];

/** The ways in which a call can go wrong that differ from each other. */
export const faultsOf = ({ call }: Site): readonly Fault[] =>
  READS.test(call) ? FAULTS.filter((fault) => !WRITES_ONLY.includes(fault)) : FAULTS;
