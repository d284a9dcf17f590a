import { FAULTS, type Fault } from "./fault.ts";
import type { Site } from "./site.ts";

const READS =
  /^(dynamodb (Get|Query|Scan)|sagemaker (Describe|List)|secretsmanager Get|s3 (GET|HEAD)|github-api GET|sagemaker-runtime)/;
const WRITES_ONLY: readonly Fault[] = ["lost", "late"];

/** The ways in which a call can go wrong that differ from each other: of a read, nothing remains to happen. */
export const faultsOf = ({ call }: Site): readonly Fault[] =>
  READS.test(call) ? FAULTS.filter((fault) => !WRITES_ONLY.includes(fault)) : FAULTS;
