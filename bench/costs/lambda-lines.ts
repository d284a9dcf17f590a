const ID = "8fc6f963-411b-58b5-8483-a32130c0f45d";

/** What Lambda writes of each request besides the function's own line: before that line, and in lines of its own. */
export const LAMBDA_LINES = [
  `2026-01-31T12:00:00.000Z\t${ID}\tINFO\t`,
  `START RequestId: ${ID} Version: $LATEST\n`,
  `END RequestId: ${ID}\n`,
  `REPORT RequestId: ${ID}\tDuration: 61.23 ms\tBilled Duration: 62 ms\tMemory Size: 512 MB\tMax Memory Used: 128 MB\t\n`,
] as const;
