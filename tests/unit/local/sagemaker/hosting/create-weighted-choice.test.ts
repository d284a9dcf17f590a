import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createWeightedChoice } from "../../../../../local/sagemaker/hosting/create-weighted-choice.ts";

const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });

describe("a weighted choice", () => {
  it("gives each item exactly its share of every full round", () => {
    fc.assert(
      fc.property(weights, (given) => {
        const items = given.map((weight) => ({ weight }));
        const choose = createWeightedChoice(() => items);
        const total = given.reduce((sum, weight) => sum + weight, 0);
        const chosen = Array.from({ length: total }, choose);
        for (const item of items) expect(chosen.filter((each) => each === item)).toHaveLength(item.weight);
      }),
    );
  });

  it("is never further from the shares than one choice", () => {
    const items = [{ weight: 5 }, { weight: 1 }, { weight: 1 }];
    const choose = createWeightedChoice(() => items);
    const chosen = Array.from({ length: 7 }, () => items.indexOf(choose() as { weight: number }));
    expect(chosen).toEqual([0, 0, 1, 0, 2, 0, 0]);
  });

  it("chooses nothing where nothing has weight", () => {
    expect(createWeightedChoice(() => [{ weight: 0 }])()).toBeUndefined();
  });
});
