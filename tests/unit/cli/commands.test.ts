import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { aConf } from "../../builders/a-conf.ts";
import { aFolder } from "../../builders/a-folder.ts";
import { aFolderOf } from "../../builders/a-folder-of.ts";
import { runCommand } from "../../builders/run-command.ts";

const TWO_PARAMETERS =
  "    parameters:\n      Rounds: 5\n      Kind: {default: a, enum: [a, b]}\n    models:";
// The last "models:" is the pipeline's.
const withParameters = (conf: string): string =>
  conf.replace("    models:\n      fraud:\n        steps", `${TWO_PARAMETERS}\n      fraud:\n        steps`);

describe("the slipway command", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await aFolder("cli");
    await aFolderOf(folder, {
      "good/.slipway.yaml": "project: good\n",
      "good/conf/conf.yaml": withParameters(
        aConf().replace("epochs: 5", "epochs: ${parameters.Rounds}\n          kind: ${parameters.Kind}"),
      ),
      "good/model/train.py": "print(1)\n",
      "wrong/.slipway.yaml": "project: wrong\n",
      "wrong/conf/conf.yaml": aConf().replace("entry_point", "entry_pont"),
      "wrong/model/train.py": "print(1)\n",
      "two/.slipway.yaml": "project: two\n",
      "two/conf/conf.yaml": aConf(),
      "two/conf/conf-b.yaml": aConf({ model: "churn", pipeline: "churn" }),
      "two/model/train.py": "print(1)\n",
    });
  });
  const run = (line: string, more: Partial<Parameters<typeof runCommand>[1]> = {}) =>
    runCommand(line.split(" "), { folder: join(folder, "good"), ...more });
  const wrong = (line: string) => run(line, { folder: join(folder, "wrong") });
  const two = (line: string) => run(line, { folder: join(folder, "two") });
  const rendered = async (line = "render") => JSON.parse((await run(line)).out);

  it.each(["validate", "render", "plan", "graph", "explain", "schema"])(
    "tells the options of %s",
    async (name) => {
      const { code, out } = await run(`${name} --help`);
      expect(code).toBe(0);
      expect(out).toContain(`slipway ${name}`);
      expect((await run("--help")).out).toContain(`  ${name} `);
    },
  );

  it("answers a word that it does not know with those that it does", async () => {
    const { code, said } = await run("deplyo");
    expect(code).toBe(2);
    expect(said).toContain('there is no command "deplyo"');
    expect(said).toContain("validate");
  });

  it.each([
    ["validate --nonsense", "--nonsense"],
    ["validate missing.yaml", "missing.yaml does not exist"],
    ["validate ../wrong --root .", "is not below the root"],
    ["render --set region", "region: expected NAME=VALUE"],
    ["graph --format png", 'there is no format "png"; use one of mermaid, svg, dot'],
    ["explain", "which step?"],
    ["explain trian", 'has no step "trian"; did you mean "train"?'],
    ["render --pipeline other", "no pipeline is named other; there is fraud"],
    ["render --param Round=3", '--param Round: there is no such parameter; did you mean "Rounds"?'],
    ["render --param Rounds=many", '--param Rounds: "many" is no Integer, which the parameter "Rounds" is'],
    ["render --param Kind=c", '--param Kind: "c" is none of the values of the parameter "Kind": a, b'],
    ["plan --live --against x", "choose one of --live and --against"],
    ["plan --against missing.json", "missing.json cannot be read (ENOENT)"],
    ["plan --against conf/conf.yaml", "conf/conf.yaml is no pipeline definition"],
    ["schema nothing", 'there is no schema of "nothing"; use one of conf, settings, events'],
  ])("refuses %s", async (line, message) => {
    const { code, said, out } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
    expect(out).toBe("");
  });

  it.each(["validate", "render", "plan", "graph", "explain train"])(
    "%s tells mistakes instead of a result, for people and for programs",
    async (line) => {
      const people = await wrong(line);
      expect(people).toMatchObject({ code: 1, out: "" });
      expect(people.said).toContain("conf/conf.yaml:7:");
      expect(people.said).toContain('did you mean "entry_point"?');
      const programs = await wrong(`${line} --json`);
      expect(programs).toMatchObject({ code: 1, said: "" });
      expect(JSON.parse(programs.out).diagnostics).toContainEqual(
        expect.objectContaining({ severity: "error", line: 7 }),
      );
    },
  );

  it.each(["validate", "render", "plan", "graph", "explain train"])(
    "%s answers programs with one JSON object",
    async (line) => {
      const { code, out, said } = await run(`${line} --json`);
      expect({ code, said }).toEqual({ code: 0, said: "" });
      expect(JSON.parse(out)).toHaveProperty("diagnostics");
    },
  );

  it("annotates for GitHub Actions", async () => {
    expect((await wrong("validate --annotations")).said).toMatch(
      /^::error file=conf\/conf\.yaml,line=7,col=\d+,title=/m,
    );
  });

  it("colours only where that was said", async () => {
    expect((await wrong("validate")).said).not.toContain("\u001b[");
    expect((await run("validate", { folder: join(folder, "wrong"), colours: true })).said).toContain(
      "\u001b[31merror",
    );
  });

  it("renders the definition, compactly as the very bytes, and with other parameters", async () => {
    const definition = await rendered();
    expect(definition.Steps.map(({ Name }: { Name: string }) => Name)).toEqual([
      "train",
      "register-RegisterModel",
    ]);
    expect((await run("render --compact")).out).toBe(JSON.stringify(definition));
    const [, ...others] = definition.Parameters;
    expect((await rendered("render --param Rounds=9")).Parameters).toEqual([
      { Name: "Rounds", Type: "Integer", DefaultValue: 9 },
      ...others,
    ]);
  });

  it("renders for the installation that is set", async () => {
    const { out } = await run("render --set bucket=own --set region=eu-west-1 --set account=999999999999");
    expect(out).toContain("s3://own/");
    expect(out).toContain("arn:aws:iam::999999999999:role/");
    expect(out).not.toContain("slipway-bucket");
  });

  it("asks which pipeline where there are several", async () => {
    const { code, said } = await two("graph");
    expect({ code, said }).toEqual({
      code: 2,
      said: "slipway graph: the files declare several pipelines (churn, fraud); choose one with --pipeline",
    });
    expect((await two("graph --pipeline churn")).code).toBe(0);
  });

  it.each([
    ["mermaid", "flowchart TD"],
    ["dot", "digraph pipeline {"],
    ["svg", "<svg xmlns="],
  ])("draws as %s", async (format, start) => {
    const { out } = await run(`graph --format ${format}`);
    expect(out.startsWith(start)).toBe(true);
    expect(out).toContain("register-RegisterModel");
  });

  it("explains a step by lines of the config, defaults and the installation", async () => {
    const { out } = await run("explain train");
    expect(out).toMatch(
      /Arguments\.HyperParameters\.epochs .*conf\/conf\.yaml:9:\d+ {2}conf\.models\.fraud\.train\.hyperparams\.epochs/,
    );
    expect(out).toMatch(/Arguments\.RoleArn .*installation/);
    expect(out).toMatch(/Arguments\.StoppingCondition\.MaxRuntimeInSeconds .*default/);
  });

  it.each([
    ["schema", "conf"],
    ["schema conf", "conf"],
    ["schema settings", "project"],
  ])("prints by %s what describes %s", async (line, property) => {
    expect(JSON.parse((await run(line)).out).properties).toHaveProperty(property);
  });

  it("prints by schema events what others may subscribe to on the bus", async () => {
    expect(JSON.parse((await run("schema events")).out).definitions).toHaveProperty("PipelineRolledBack");
  });

  describe("planning", () => {
    it("finds nothing to do against what it has rendered itself", async () => {
      const input = (await run("render")).out;
      expect((await run("plan --against -", { input })).out).toBe("fraud: no change");
    });

    it("tells against a saved definition which steps change and run, and why", async () => {
      const cached = (await run("render --param Rounds=4")).out.replace(
        '"Name": "train",',
        '"Name": "train", "CacheConfig": {"Enabled": true},',
      );
      const { out } = await run("plan --against -", { input: cached });
      expect(out).toContain("fraud: steps: 1 changed; next run: 2 run, 0 cached");
      expect(out).toContain("~ ['Rounds'].DefaultValue  4 → 5");
      expect(out).toContain('- CacheConfig  {"Enabled":true}');
      expect(out).toContain("~ train (Training)  runs: the step is not cached");
    });

    it("tells what is new where SageMaker has no such pipeline", async () => {
      const { out } = await run("plan");
      expect(out).toContain("fraud: new; steps: 2 added; next run: 2 run, 0 cached");
      expect(out).toContain("+ train (Training)  runs: the step is not cached");
    });

    it("compares with what is live, in the environment's installation", async () => {
      const environment = {
        SLIPWAY_BUCKET: "real-bucket",
        SLIPWAY_ACCOUNT_ID: "999999999999",
        SLIPWAY_JOB_ROLE: "arn:aws:iam::999999999999:role/jobs",
      };
      const { out: definition } = await run(
        "render --compact --set bucket=real-bucket --set account=999999999999 --set role=arn:aws:iam::999999999999:role/jobs",
      );
      const live = { name: "fraud", definition, roleArn: "arn:aws:iam::999999999999:role/jobs" };
      expect((await run("plan", { environment, live: [live] })).out).toBe("fraud: no change");
      const edited = { ...live, roleArn: "arn:aws:iam::999999999999:role/other", maxParallelSteps: 1 };
      const { out } = await run("plan", { environment, live: [edited] });
      expect(out).toContain(
        '~ roleArn  "arn:aws:iam::999999999999:role/other" → "arn:aws:iam::999999999999:role/jobs"',
      );
      expect(out).toContain("- maxParallelSteps  1");
    });
  });
});
