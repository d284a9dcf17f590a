import type { Scenario } from "../scenario.ts";

export const anApproval: Scenario = {
  name: "a version is approved while another serves",
  repositories: {},
  given: async (stage) => {
    for (const version of [1, 2]) {
      await stage.register("fraud", "fraud");
      await stage.settle();
      if (version === 1) await stage.decide("fraud", 1, "Approved");
      await stage.settle();
    }
  },
  when: async (stage) => {
    await stage.decide("fraud", 2, "Approved");
    await stage.settle();
  },
};
