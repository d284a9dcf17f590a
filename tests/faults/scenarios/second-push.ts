import type { Scenario } from "../scenario.ts";

type SecondPush = Pick<Scenario, "name" | "repositories"> & {
  /** Whether the execution of the first commit is over. */
  readonly isOver?: boolean;
};

/** A push to a repository whose first commit was taken up. */
export const secondPush = ({ name, repositories, isOver = false }: SecondPush): Scenario => ({
  name,
  repositories,
  given: async (stage) => {
    await stage.push("acme/fraud", "first");
    await stage.settle();
    if (!isOver) return;
    stage.end();
    await stage.settle();
  },
  when: async (stage) => {
    await stage.push("acme/fraud", "second");
    await stage.settle();
  },
});
