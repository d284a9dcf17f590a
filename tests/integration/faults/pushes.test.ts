import { expect, it } from "@jest/globals";
import { firstPush } from "../../faults/scenarios/first-push.ts";
import { tryFaults } from "../../faults/try-faults.ts";
import { useOwnTime } from "../../faults/use-own-time.ts";

const time = useOwnTime();

it("first", async () => {
  const started = performance.now();
  const matrix = await tryFaults(firstPush, time);
  console.log(
    matrix.sites.map((s) => Object.values(s).join(" ")).join("\n"),
    performance.now() - started,
    matrix.tried,
  );
  console.log(matrix.divergences.join("\n"));
  expect(matrix.divergences).toEqual([]);
}, 600_000);
