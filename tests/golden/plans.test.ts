import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { ChangePlan } from "../../shared/usecases/change/change-plan.ts";
import { showChangePlan } from "../../shared/usecases/change/show-change-plan.ts";
import { aControlPlane } from "../builders/a-control-plane.ts";
import { aProposal } from "../builders/a-proposal.ts";
import { createInMemoryRouteStore } from "../fakes/in-memory-route-store.ts";

const REPOSITORY = "acme/breast-cancer";
const EXAMPLE = join(import.meta.dirname, "../../examples/breast-cancer");
const PLANS = join(import.meta.dirname, "plans");

/** The example's files, as far as its pipeline is made of them. */
const files = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith("rendered"))
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(EXAMPLE.length + 1), readFileSync(path, "utf8").replaceAll("SMP_ACCOUNTID", "111122223333")];
      }),
  );

const edit = (path: string, from: string, to: string): Readonly<Record<string, string>> => {
  const text = files()[path] ?? "";
  expect(text).toContain(from);
  return { ...files(), [path]: text.replace(from, to) };
};

/** The plan of a proposal, where the example itself is applied and its model serves. */
const planOf = async (proposed: Readonly<Record<string, string>>, isFork = false): Promise<ChangePlan> => {
  const plane = aControlPlane();
  const commit = plane.repositories.commit(REPOSITORY, files());
  await plane.look(REPOSITORY);
  const routes = createInMemoryRouteStore();
  const [record] = (await plane.projects.load("breast-cancer")).pipelines;
  const stable = { kind: "multi-model" as const, version: 4, packageArn: "arn", targetModel: "key", decidedAt: 1, commit };
  await routes.put(
    { group: record?.units[0]?.group ?? "", stable, previous: [], generation: 1 },
    {
      subject: "group#breast-cancer",
      action: "routed",
      at: "2026-01-01T00:00:00.000Z",
      detail: { package: "arn", approval: "Approved", version: 4 },
    },
  );
  return aProposal(plane, REPOSITORY, proposed, { routes, isFork });
};

/** Compares with the file beside this test; UPDATE_GOLDEN=1 writes it anew, for the author to read in the diff. */
const expectGolden = (name: string, text: string): void => {
  const path = join(PLANS, name);
  if (process.env.UPDATE_GOLDEN !== undefined || !existsSync(path)) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
};

describe("the comment on a pull request", () => {
  it.each<[string, () => Readonly<Record<string, string>>]>([
    ["a change of a hyperparameter", () => edit("conf/conf.yaml", "learning-rate: 0.5", "learning-rate: 0.1")],
    ["a change of the code", () => edit("model/preprocess.py", "import", "# Reads the data.\nimport")],
    ["a mistake", () => edit("conf/conf.yaml", "chain_input_source_step: [preprocess]", "chain_input_source_step: [preproces]")],
    ["a retired pipeline", () => ({ "README.md": "" })],
    ["no change", () => ({ ...files(), "README.md": "Better\n" })],
  ])("for %s looks as beside this test", async (name, proposed) => {
    expectGolden(`${name.replaceAll(" ", "-")}.md`, `${showChangePlan(await planOf(proposed()), { room: 65_000 }).text}\n`);
  });

  it("for a fork looks as beside this test", async () => {
    const plan = await planOf(edit("conf/conf.yaml", "learning-rate: 0.5", "learning-rate: 0.1"), true);
    expectGolden("a-fork.md", `${showChangePlan(plan, { room: 65_000 }).text}\n`);
  });

  it("for a new pipeline looks as beside this test", async () => {
    const plan = await aProposal(aControlPlane(), REPOSITORY, files());
    expectGolden("a-new-pipeline.md", `${showChangePlan(plan, { room: 65_000 }).text}\n`);
  });
});
