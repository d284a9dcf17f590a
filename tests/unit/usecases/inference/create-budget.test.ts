import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { createBudget } from "../../../../shared/usecases/inference/create-budget.ts";

describe("a budget of time", () => {
  it("aborts when it is used up, and has nothing left then", async () => {
    const budget = createBudget(20);
    await once(budget.signal, "abort");
    expect(budget.remaining()).toBeLessThanOrEqual(1);
  });

  it("aborts nothing before", () => {
    const budget = createBudget(600_000);
    expect(budget.remaining()).toBeGreaterThan(0);
    expect(budget.signal.aborted).toBe(false);
    budget.end();
  });

  it("aborts soon when there was none", async () => {
    await once(createBudget(-5).signal, "abort");
  });

  it("aborts nothing once it has ended", async () => {
    const budget = createBudget(5);
    budget.end();
    await once(createBudget(30).signal, "abort");
    expect(budget.signal.aborted).toBe(false);
  });
});
