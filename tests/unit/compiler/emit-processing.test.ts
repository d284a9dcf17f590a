import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const P = "- {step_name: P, step_class: Processing, step_type: work}";
const compileWith = (work: string, steps = P) =>
  compileText(aModelConf({ sections: `work: {image_uri: i:1, entry_point: a/b.py, ${work}}`, steps }));
const inputs = (compilation: ReturnType<typeof compileText>, name = "P") =>
  (
    (findStep(compilation, name).Arguments.ProcessingInputs ?? []) as {
      InputName: string;
      S3Input: { S3Uri: unknown; LocalPath: string };
    }[]
  ).map(({ InputName, S3Input }) => [InputName, S3Input.S3Uri, S3Input.LocalPath]);

describe("a Processing step", () => {
  it("gets an input for every file of every channel, named for the file or its channel", () => {
    const compilation = compileWith(
      "channels: {a: {s3Bucket: b1, s3InputPrefix: /p/, dataFiles: [{fileName: x}, {sourceName: '', fileName: y}, {sourceName: n, fileName: 's3://z/q'}]}, b: {dataFiles: [{fileName: 's3://w'}]}}",
    );
    expect(inputs(compilation).slice(0, -2)).toEqual([
      ["a", "s3://b1/p/x", "/opt/ml/processing/input/a"],
      ["a-2", "s3://b1/p/y", "/opt/ml/processing/input/a-2"],
      ["n", "s3://z/q", "/opt/ml/processing/input/n"],
      ["b", "s3://w", "/opt/ml/processing/input/b"],
    ]);
    expect(compilation.diagnostics.map(({ code }) => code)).toContain("differs-data-files");
  });

  it("takes the base of relative names from the channel train where its own has none", () => {
    const compilation = compileWith(
      "channels: {other: {dataFiles: [{fileName: f}]}, train: {s3Bucket: 's3://b', s3InputPrefix: p}}",
    );
    expect(inputs(compilation)[0]).toEqual(["other", "s3://b/p/f", "/opt/ml/processing/input/other"]);
  });

  it("reports a relative name without any base", () => {
    expect(errorsOf(compileWith("channels: {other: {dataFiles: [{fileName: f}]}}"))).toEqual([
      "relative-file",
    ]);
  });

  it("leaves one output per channel, train by default, or those that are listed", () => {
    const outputs = (work: string) =>
      (
        findStep(compileWith(work), "P").Arguments.ProcessingOutputConfig as {
          Outputs: { OutputName: string; S3Output: { LocalPath: string } }[];
        }
      ).Outputs.map(({ OutputName, S3Output }) => [OutputName, S3Output.LocalPath]);
    expect(outputs("")).toEqual([["train", "/opt/ml/processing/output/train"]]);
    expect(outputs("channels: {b: , 2: , 1: }, location: {outputLocalFilepath: /o}")).toEqual([
      ["b", "/o/b"],
      ["2", "/o/2"],
      ["1", "/o/1"],
    ]);
    expect(outputs("channels: {b: }, outputs: {x: {local_path: /x}, y: }")).toEqual([
      ["x", "/x"],
      ["y", "/opt/ml/processing/output/y"],
    ]);
  });

  it("passes seven channels of files by one manifest", () => {
    const channels = Array.from(
      { length: 7 },
      (_, index) => `c${index}: {dataFiles: [{fileName: 's3://b/data/f${index}/x'}]}`,
    ).join(", ");
    const compilation = compileWith(`channels: {${channels}}`);
    expect(inputs(compilation).map(([name]) => name)).toEqual(["input-1", "code", "entrypoint"]);
    const manifest = compilation.pipelines[0]?.assets.find(({ name }) => name === "m_work_input.manifest");
    expect(manifest?.kind === "text" && JSON.parse(manifest.text)).toEqual([
      { prefix: "s3://b/data/" },
      ...Array.from({ length: 7 }, (_, index) => `f${index}/x`),
    ]);
  });

  it("refuses a manifest over several buckets", () => {
    const channels = Array.from(
      { length: 7 },
      (_, index) => `c${index}: {dataFiles: [{fileName: 's3://b${index}/x'}]}`,
    ).join(", ");
    expect(errorsOf(compileWith(`channels: {${channels}}`))).toContain("manifest-buckets");
  });

  it("runs its script as a module, with the path of the script as first argument", () => {
    const script = compileWith("").pipelines[0]?.assets.find(({ name }) => name === "runproc.sh");
    const text = script?.kind === "text" ? script.text : "";
    expect(text).toContain('exec "$python" -m a.b a/b.py "$@"');
    expect(text).toContain('cd "$base/processing/input/code/"');
  });

  it("runs the image as it is where script_mode is off", () => {
    const compilation = compileText(
      aModelConf({
        sections: "work: {image_uri: i:1, script_mode: false, container_arguments: [--n, 3, 1.0]}",
        steps: P,
      }),
    );
    expect(findStep(compilation, "P").Arguments.AppSpecification).toEqual({
      ImageUri: "i:1",
      ContainerArguments: ["--n", "3", "1.0"],
    });
    expect(findStep(compilation, "P").Arguments).not.toHaveProperty("ProcessingInputs");
  });

  it("reads every output of the step it chains, by the names that scripts know", () => {
    const steps = `${P}\n- {step_name: Q, step_class: Processing, step_type: preprocess, chain_input_source_step: [P, T]}\n- {step_name: T, step_class: Training}`;
    expect(inputs(compileWith("channels: {a: , b: }", steps), "Q").slice(0, -2)).toEqual([
      [
        "P-input-a",
        { Get: "Steps.P.ProcessingOutputConfig.Outputs['a'].S3Output.S3Uri" },
        "/opt/ml/processing/input/P-input-a",
      ],
      [
        "P-input-b",
        { Get: "Steps.P.ProcessingOutputConfig.Outputs['b'].S3Output.S3Uri" },
        "/opt/ml/processing/input/P-input-b",
      ],
      [
        "T-input-train",
        { Get: "Steps.T.ModelArtifacts.S3ModelArtifacts" },
        "/opt/ml/processing/input/T-input-train",
      ],
    ]);
  });

  it("reads chosen outputs only, and reports those that do not exist", () => {
    const chain = (outputs: string) =>
      `${P}\n- {step_name: Q, step_class: Processing, step_type: preprocess, chain_input_source_step: {step: P, outputs: [${outputs}]}}`;
    expect(inputs(compileWith("channels: {a: , b: }", chain("b")), "Q").map(([name]) => name)).toEqual([
      "P-input-b",
      "code",
      "entrypoint",
    ]);
    expect(errorsOf(compileWith("channels: {a: , b: }", chain("c")))).toEqual(["unknown-output"]);
  });

  it("takes environment, tags, role, key, network and further arguments from its section", () => {
    const { Arguments } = findStep(
      compileWith(
        "env: {A: 1.0, B: true, C: x}, tags: {k: v}, role: 'arn:aws:iam::111122223333:role/Own', kms_key: false, vpc: {subnets: [s], security_group_ids: [g]}, network_isolation: true, arguments: {StoppingCondition: {MaxRuntimeInSeconds: 5}, Environment: {B: null}}",
      ),
      "P",
    );
    expect(Arguments).toMatchObject({
      Environment: { A: "1.0", C: "x" },
      Tags: [{ Key: "k", Value: "v" }],
      RoleArn: "arn:aws:iam::111122223333:role/Own",
      StoppingCondition: { MaxRuntimeInSeconds: 5 },
      NetworkConfig: { EnableNetworkIsolation: true, VpcConfig: { SecurityGroupIds: ["g"], Subnets: ["s"] } },
    });
    expect(JSON.stringify(Arguments)).not.toContain("Kms");
    expect(Arguments.Environment).not.toHaveProperty("B");
  });

  it("has no VPC where the installation has none", () => {
    const compilation = compileText(
      aModelConf({ steps: "- {step_name: P, step_class: Processing, step_type: preprocess}" }),
      { subnets: [], securityGroupIds: [] },
    );
    expect(findStep(compilation, "P").Arguments.NetworkConfig).not.toHaveProperty("VpcConfig");
  });

  it.each([
    ["a step without step_type", "- {step_name: P, step_class: Processing}", "missing-key"],
    [
      "a section that is not there",
      "- {step_name: P, step_class: Processing, step_type: preproces}",
      "missing-section",
    ],
    [
      "a chained step that is not there",
      "- {step_name: P, step_class: Processing, step_type: preprocess, chain_input_source_step: Q}",
      "unknown-step",
    ],
    [
      "a chained step that leaves nothing",
      "- {step_name: P, step_class: Processing, step_type: preprocess, chain_input_source_step: F}\n- {step_name: F, step_class: Fail, message: x}",
      "chain-nothing",
    ],
  ])("reports %s", (_, steps, code) => {
    expect(errorsOf(compileText(aModelConf({ steps })))).toEqual([code]);
  });

  it("reports a missing script, a missing directory and one outside the repository", () => {
    const conf = aModelConf({
      sections: "work: {image_uri: i:1}\nout: {image_uri: i:1, entry_point: x.py, source_directory: ../x}",
      steps: `${P}\n- {step_name: O, step_class: Processing, step_type: out}\n- {step_name: T, step_class: Training}`,
    });
    expect(errorsOf(compileText(conf, { sourceUri: () => undefined }))).toEqual([
      "source-missing",
      "missing-key",
      "source-outside",
    ]);
  });

  it("uses a package in S3 as it is", () => {
    const compilation = compileWith("source_directory: 's3://b/sourcedir.tar.gz'");
    expect(inputs(compilation)[0]).toEqual([
      "code",
      "s3://b/sourcedir.tar.gz",
      "/opt/ml/processing/input/code/",
    ]);
    expect(compilation.pipelines[0]?.sources).toEqual([]);
  });
});
