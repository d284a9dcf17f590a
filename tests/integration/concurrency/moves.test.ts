import { expect, it } from "@jest/globals";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable, type DynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const PIPELINES = 95;
const dynamo = useDynamo();

const filesOf = (names: readonly string[], project: string): Record<string, string> => ({
  ".slipway.yaml": `project: ${project}\nstart: manual\n`,
  "model/train.py": "print()\n",
  ...Object.fromEntries(
    names.map((name) => [`${name}/conf/conf.yaml`, aConf({ model: name, pipeline: name })]),
  ),
});

/** A repository of many pipelines in one project, over a table whose transactions may be broken off. */
const aLargeProject = async (suffix: string) => {
  const table = createDynamoTable(dynamo.client(), dynamo.table());
  const fault = { at: 0, transactions: 0 };
  const killed: DynamoTable = {
    ...table,
    transact: async (writes) => {
      fault.transactions += 1;
      if (fault.transactions !== fault.at) return table.transact(writes);
      // What comes before a transaction is the same as what comes after the one before.
      await table.transact(writes);
      throw new Error("killed");
    },
  };
  const projects = createDynamoProjectStore(killed);
  const plane = aControlPlane("acme/*", { projects });
  const repository = `acme/many-${suffix}`;
  const names = Array.from({ length: PIPELINES }, (_, index) => `p${index}-${suffix}`);
  const [old, young] = [`old-${suffix}`, `young-${suffix}`];
  const push = (project: string) => plane.repositories.commit(repository, filesOf(names, project));
  const look = async (): Promise<boolean> => {
    fault.transactions = 0;
    try {
      await plane.look(repository);
      return true;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "killed") throw error;
      return false;
    }
  };
  push(old);
  expect(await look()).toBe(true);
  const live = structuredClone(plane.pipelines.live);

  /** All is in one project, as it was applied, and nothing in the other. */
  const expectIn = async (project: string, other: string): Promise<void> => {
    const { heads, fragments, pipelines } = await projects.load(project);
    expect(heads).toMatchObject([{ repository, project, state: "applied" }]);
    expect(fragments).toHaveLength(PIPELINES);
    expect(pipelines.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { applied, desired, retired } of pipelines)
      expect([applied?.digest, retired]).toEqual([desired.digest, undefined]);
    expect(await projects.load(other)).toMatchObject({ heads: [], fragments: [], pipelines: [] });
    for (const name of [names[0], names.at(-1)])
      expect(await projects.pipeline(name ?? "")).toMatchObject({ project });
    expect(plane.pipelines.live).toEqual(live);
  };
  return { plane, fault, push, look, expectIn, old, young };
};

it.each([1, 2, 3, 4, 5, 6])(
  "ends a move of many pipelines that was broken off at transaction %i, or takes it back",
  async (at) => {
    const { fault, push, look, expectIn, old, young } = await aLargeProject(`${at}`);
    push(young);
    fault.at = at;
    expect(await look()).toBe(false);
    fault.at = 0;
    push(old);
    expect(await look()).toBe(true);
    await expectIn(old, young);
    push(young);
    fault.at = at;
    await look();
    fault.at = 0;
    expect(await look()).toBe(true);
    await expectIn(young, old);
  },
);
