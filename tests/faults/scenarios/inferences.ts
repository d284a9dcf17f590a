import type { Scenario } from "../scenario.ts";

export const inferences: Scenario = {
  name: "a client asks a cold and then a warm invoker",
  repositories: {},
  given: async (stage) => {
    await stage.register("fraud", "fraud");
    await stage.decide("fraud", 1, "Approved");
    await stage.settle();
  },
  when: async (stage) => {
    await stage.infer("fraud");
    await stage.infer("fraud");
  },
};
