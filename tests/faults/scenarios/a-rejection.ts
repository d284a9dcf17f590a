import type { Scenario } from "../scenario.ts";

export const aRejection: Scenario = {
  name: "the serving version is rejected",
  repositories: {},
  given: async (stage) => {
    for (const version of [1, 2]) {
      await stage.register("fraud", "fraud");
      await stage.decide("fraud", version, "Approved");
      await stage.settle();
    }
  },
  when: async (stage) => {
    await stage.decide("fraud", 2, "Rejected");
    await stage.settle();
  },
};
