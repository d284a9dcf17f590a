import type { Stage } from "../create-stage.ts";

const REPOSITORY = "acme/fraud";
const GROUP = "fraud-fraud";

/** Trains and registers both versions, and approves as many of them as told. */
export const trainTwice = async (stage: Stage, approved: number): Promise<void> => {
  for (const [index, name] of ["first", "second"].entries()) {
    await stage.push(REPOSITORY, name);
    await stage.settle();
    await stage.register(GROUP, {
      pipeline: "fraud",
      repository: REPOSITORY,
      commit: stage.commitOf(REPOSITORY, name),
    });
    stage.end();
    await stage.settle();
    if (index < approved) await stage.decide(GROUP, index + 1, "Approved");
    await stage.settle();
  }
};
