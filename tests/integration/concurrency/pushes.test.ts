import { expect, it } from "@jest/globals";
import { createPause } from "../../../shared/adapters/create-pause.ts";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const PUSHES = 100;
// As many as the functions of a new account run at once; the service queues the others.
const AT_ONCE = 10;
const dynamo = useDynamo();

/** Calls as Lambda does: so many at once, and what fails is called twice more. Tells how many were called again. */
const asLambdaCalls = async (handlers: readonly (() => Promise<unknown>)[]): Promise<number> => {
  const waiting = handlers.map((handle) => ({ handle, calls: 0 }));
  let again = 0;
  const work = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift())
      try {
        await event.handle();
      } catch (error) {
        if (event.calls === 2) throw error;
        again += 1;
        waiting.push({ handle: event.handle, calls: event.calls + 1 });
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return again;
};

/** How long a push takes that nobody else is in the way of. */
const timeAlone = async (projects: ReturnType<typeof createDynamoProjectStore>): Promise<number> => {
  const plane = aControlPlane("acme/*", { projects });
  plane.repositories.commit("acme/alone", {
    ".slipway.yaml": "project: alone\n",
    "conf/conf.yaml": aConf({ model: "alone", pipeline: "alone" }),
    "model/train.py": "print()\n",
  });
  const from = performance.now();
  await plane.look("acme/alone");
  return performance.now() - from;
};

it("loses none of a hundred pushes of a hundred repositories to one project at once", async () => {
  const projects = createDynamoProjectStore(createDynamoTable(dynamo.client(), dynamo.table()));
  // A machine that is slower than DynamoDB has rivals in each other's way for as much longer.
  const alone = await timeAlone(projects);
  const pause = createPause(50 + alone, 3_000 + 20 * alone);
  let lost = 0;
  const plane = aControlPlane("acme/*", {
    projects,
    pause: (attempt) => {
      lost += 1;
      return pause(attempt);
    },
  });
  const names = Array.from({ length: PUSHES }, (_, index) => `m${index}`);
  const commits = names.map((name) =>
    plane.repositories.commit(`acme/${name}`, {
      ".slipway.yaml": "project: one\n",
      "conf/conf.yaml": aConf({ model: name, pipeline: name }),
      "model/train.py": `print("${name}")\n`,
    }),
  );
  const again = await asLambdaCalls(names.map((name) => () => plane.look(`acme/${name}`)));
  process.stdout.write(`${PUSHES} pushes at once: ${lost} races lost, ${again} called again, 0 lost\n`);

  const { heads, fragments, pipelines } = await projects.load("one");
  expect(heads.map(({ commit }) => commit).toSorted()).toEqual(commits.toSorted());
  expect(heads.filter(({ state }) => state !== "applied")).toEqual([]);
  expect(fragments).toHaveLength(PUSHES);
  expect(pipelines.map(({ desired: { commit } }) => commit).toSorted()).toEqual(commits.toSorted());
  expect(pipelines.filter(({ applied, desired }) => applied?.digest !== desired.digest)).toEqual([]);
  expect(pipelines.filter(({ waiting }) => waiting !== undefined)).toEqual([]);
  expect([...plane.pipelines.live.keys()].toSorted()).toEqual(names.toSorted());
  expect(plane.pipelines.starts.map(({ pipeline }) => pipeline).toSorted()).toEqual(names.toSorted());
});
