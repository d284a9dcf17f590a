import { describe, expect, it } from "@jest/globals";
import { showChangePlan } from "../../../../shared/usecases/change/show-change-plan.ts";
import { aConf } from "../../../builders/a-conf.ts";
import { aControlPlane } from "../../../builders/a-control-plane.ts";
import { aProposal, SOME_SETTINGS } from "../../../builders/a-proposal.ts";

const REPOSITORY = "acme/fraud";
const { accountId, roleArn } = SOME_SETTINGS.compile;

/** A unit of a repository that nobody outside may know of, in the project of one that everybody knows. */
const secretUnit = aConf({ model: "hushscaler", anchor: false })
  .replace("epochs: 5", "whisper-rate: 77.5")
  .replace("source_directory: model", "source_directory: veiled/place");
const anchor = (epochs: number) =>
  aConf({ epochs }).replace(
    "    dependencies:",
    [
      "      hushscaler:",
      "        steps:",
      "          - step_name: scale",
      "            step_class: Training",
      "    dependencies:",
    ].join("\n"),
  );
/** An anchor that takes whatever units there are. */
const files = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ".slipway.yaml": "project: risk\n",
  "conf/conf.yaml": aConf(),
  "model/train.py": "print('training')\n",
  ...over,
});

const aSharedPlane = async (conf = aConf()) => {
  const plane = aControlPlane();
  plane.repositories.commit("acme/vault", {
    ".slipway.yaml": "project: risk\n",
    "conf/conf.yaml": secretUnit,
    "veiled/place/train.py": "print('nobody reads this')\n",
  });
  await plane.look("acme/vault");
  plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": conf }));
  await plane.look(REPOSITORY);
  await plane.finish("fraud");
  return plane;
};

const SECRETS = [
  "acme/vault",
  "veiled",
  "whisper-rate",
  "77.5",
  "hushscaler",
  accountId,
  roleArn,
  "role/jobs",
  "nobody reads",
];

const forkOf = async (
  plane: Awaited<ReturnType<typeof aSharedPlane>>,
  over: Readonly<Record<string, string>>,
) => {
  const plan = await aProposal(plane, REPOSITORY, files(over), { isFork: true });
  return { plan, text: `${JSON.stringify(plan)}${showChangePlan(plan).text}` };
};

describe("the plan of a fork", () => {
  it("tells what the proposal itself changes", async () => {
    const { plan, text } = await forkOf(await aSharedPlane(), { "conf/conf.yaml": aConf({ epochs: 9 }) });
    expect(plan).toMatchObject({ isRefused: false, pipelines: [{ name: "fraud", kind: "changed" }] });
    expect(text).toContain('+ Arguments.HyperParameters.epochs: "9"');
    expect(text).toContain("comes from a fork");
  });

  it("tells nothing of the installation, though the proposal asks for it", async () => {
    const conf = aConf().replace(
      "epochs: 5",
      'epochs: "x-SMP_REGION-111122223333-arn:aws:iam::111122223333:role/jobs"',
    );
    const { plan, text } = await forkOf(await aSharedPlane(), { "conf/conf.yaml": conf });
    expect(plan.pipelines).toMatchObject([{ kind: "changed" }]);
    for (const secret of [accountId, roleArn, "s3://bucket"]) expect(text).not.toContain(secret);
  });

  it.each<[string, string]>([
    ["a step of the other repository", anchor(5)],
    ["a mistake that could suggest a name", aConf().replace("model: fraud", "model: hushscale")],
    ["an unknown model beside it", anchor(5).replace("hushscaler", "hushscalr")],
    ["an unknown step", aConf().replace("train >> register", "train >> scale >> register")],
    ["the same model", aConf({ model: "fraud" }) + secretUnit.replace(/^conf:\n {2}models:\n/, "")],
  ])("names nothing of another repository with %s", async (_, conf) => {
    const own = new Set(conf.match(/[\w./-]+/g));
    const { text } = await forkOf(await aSharedPlane(), { "conf/conf.yaml": conf });
    for (const secret of SECRETS.filter((each) => !own.has(each))) expect(text).not.toContain(secret);
  });

  it("keeps to itself what the other repository's step says, though a step of it changes", async () => {
    const plane = await aSharedPlane(anchor(5));
    const { plan, text } = await forkOf(plane, { "conf/conf.yaml": anchor(9) });
    expect(plan.pipelines[0]?.diff.definition.steps.map(({ name }) => name)).toContain("scale");
    for (const secret of SECRETS.filter((each) => each !== "hushscaler")) expect(text).not.toContain(secret);
  });

  it("does not look into another project that the proposal names", async () => {
    const plane = await aSharedPlane();
    const { text } = await forkOf(plane, {
      ".slipway.yaml": "project: other\n",
      "conf/conf.yaml": anchor(5),
    });
    for (const secret of ["acme/vault", "whisper-rate", "77.5"]) expect(text).not.toContain(secret);
  });

  it("names no project that owns the pipeline's name", async () => {
    const plane = await aSharedPlane();
    plane.repositories.commit("acme/elsewhere", {
      ".slipway.yaml": "project: undisclosed\n",
      "conf/conf.yaml": aConf({ pipeline: "taken" }),
      "model/train.py": "print()\n",
    });
    await plane.look("acme/elsewhere");
    const { plan, text } = await forkOf(plane, { "conf/conf.yaml": aConf({ pipeline: "taken" }) });
    expect(plan.isRefused).toBe(true);
    expect(text).toContain("pipeline-claimed");
    for (const secret of ["undisclosed", "acme/elsewhere"]) expect(text).not.toContain(secret);
  });

  it("does not say who intervened", async () => {
    const plane = await aSharedPlane();
    const state = await plane.projects.load("risk");
    const suspended = { by: "grace@acme.example", at: "2026-01-01T00:00:00.000Z" };
    await plane.projects.record({
      from: state,
      pipelines: state.pipelines.map((record) => ({ ...record, suspended })),
      audit: {
        subject: "pipeline#fraud",
        action: "suspended",
        at: suspended.at,
        detail: { by: suspended.by, commit: "c1" },
      },
    });
    const { plan, text } = await forkOf(plane, { "conf/conf.yaml": aConf({ epochs: 9 }) });
    expect(plan.pipelines).toMatchObject([{ run: { kind: "suspended" } }]);
    expect(text).not.toContain("grace");
  });
});
