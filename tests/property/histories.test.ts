import { afterAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { aWorld } from "./histories/a-world.ts";
import { anyHistory } from "./histories/command.ts";
import { findFaults } from "./histories/expectations.ts";

const HISTORIES = Number(process.env.SLIPWAY_HISTORIES ?? 1_000);
// The same histories each time, so that a change is what breaks them; others with SLIPWAY_SEED.
const SEED = Number(process.env.SLIPWAY_SEED ?? 20260101);
const ROUNDS = 6;
const DAYS = 24 * 3_600_000;
const ran = { histories: 0, commands: 0, rounds: 0 };

describe("any history of what people and services do", () => {
  afterAll(() => {
    process.stdout.write(
      `${ran.histories} histories of seed ${SEED}, ${ran.commands} commands, at most ${ran.rounds} rounds to settle\n`,
    );
  });

  it("ends as the heads of the branches say", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const world = aWorld();
        await world.begin();
        for (const command of history) await world.run(command);
        await world.heal();
        const healed = await world.settle(ROUNDS);
        world.pass(8 * DAYS);
        const pruned = await world.settle(ROUNDS);
        const isInterleaved = history.some(({ kind }) => kind === "pushes");
        ran.histories += 1;
        ran.commands += history.length;
        ran.rounds = Math.max(ran.rounds, Math.min(healed, 99), Math.min(pruned, 99));
        expect({
          faults: await findFaults(world, isInterleaved),
          isSettled: Math.max(healed, pruned) <= ROUNDS,
        }).toEqual({
          faults: [],
          isSettled: true,
        });
      }),
      { numRuns: HISTORIES, seed: SEED },
    );
  }, 900_000);
});
