import { objectOf } from "../object-of.ts";
import { planRead } from "../reading/plan-read.ts";
import type { S3Operation } from "../s3-system.ts";

/** HeadObject. */
export const headObject: S3Operation = (call, { store }) => planRead(call, objectOf(store, call)).answer;
