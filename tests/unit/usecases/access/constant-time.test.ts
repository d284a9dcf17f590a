import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";

const MODULE = new URL("../../../../shared/usecases/access/judge-key.ts", import.meta.url).href;

// In a process of its own, where a built-in function can be watched. Times themselves would tell nothing on a busy machine.
const SCRIPT = `
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
const compare = crypto.timingSafeEqual;
let compared = 0;
crypto.timingSafeEqual = (a, b) => { compared += 1; return compare(a, b); };
syncBuiltinESMExports();
const { judgeKey } = await import(${JSON.stringify(MODULE)});
const digest = crypto.createHash("sha256").update("right").digest("hex");
const key = { digest, groups: [], versions: false };
const counts = [undefined, key, { ...key, previous: { digest, until: "2026-01-01T00:00:00Z" } }].flatMap((known) =>
  ["right", "wrong"].map((text) => {
    compared = 0;
    judgeKey(known, text, 0);
    return compared;
  }),
);
console.log(JSON.stringify(counts));
`;

describe("a secret", () => {
  it("is compared twice in constant time, whether it is right, wrong or of no key at all", () => {
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", SCRIPT], {
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});
