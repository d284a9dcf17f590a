import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { parse } from "yaml";
import { anExampleRun } from "../../builders/an-example-run.ts";

const EXAMPLE = join(import.meta.dirname, "../../../examples/estimator-contest");
const TELL = `import json, contestants
print(json.dumps({name: sorted(one.hyperparameters) for name, one in contestants.CONTESTANTS.items()}))`;

type Algorithm = { readonly hyperparams: { readonly estimator: string }; readonly ranges: object };

it("searches just the hyperparameters that each estimator takes", async () => {
  const { printed } = await anExampleRun({ source: join(EXAMPLE, "model"), command: ["-c", TELL] });
  const { conf } = parse(await readFile(join(EXAMPLE, "conf/conf.yaml"), "utf8"));
  const algorithms = Object.entries(conf.models.winner.tuning.algorithms as Record<string, Algorithm>);
  const searched = algorithms.map(([, one]) => [one.hyperparams.estimator, Object.keys(one.ranges).sort()]);
  expect(Object.fromEntries(searched)).toEqual(JSON.parse(printed));
  expect(algorithms.map(([name]) => name)).toEqual(searched.map(([estimator]) => estimator));
});
