import { describe, expect, it } from "@jest/globals";
import { mergeConfigs } from "../../../shared/config/merge-configs.ts";
import { toPlain } from "../../../shared/config/yaml/to-plain.ts";
import { aConfigFile } from "../../builders/a-config-file.ts";

const model = (name: string, section: string) => `conf: {models: {${name}: ${section}}}`;
const pipeline = (name: string) => `conf: {sagemakerPipeline: {pipelineName: ${name}, models: {}}}`;
const plainModel = (config: ReturnType<typeof mergeConfigs>["config"], name: string) => {
  const node = config.models.get(name)?.node;
  return node === undefined ? undefined : toPlain(node);
};

describe("merging configs", () => {
  it("replaces whole sections of a model by those of later files and keeps the others", () => {
    const { config, diagnostics } = mergeConfigs([
      aConfigFile(model("a", "{train: {y: 2}, registry: {z: 1}}"), { path: "b/conf.yaml" }),
      aConfigFile(model("a", "{train: {x: 1}, evaluate: {w: 1}}"), { path: "a/conf.yaml" }),
    ]);
    expect(plainModel(config, "a")).toEqual({ train: { y: 2 }, evaluate: { w: 1 }, registry: { z: 1 } });
    expect(config.models.get("a")?.files).toEqual(["a/conf.yaml", "b/conf.yaml"]);
    expect(diagnostics).toEqual([]);
  });

  it("does not depend on the order of files", () => {
    const files = ["c", "a", "b"].map((name, index) =>
      aConfigFile(model("m", `{train: {x: ${index}}}`), { path: `${name}/conf.yaml` }),
    );
    const plains = [files, files.toReversed()].map((each) => plainModel(mergeConfigs(each).config, "m"));
    expect(plains).toEqual([{ train: { x: 0 } }, { train: { x: 0 } }]);
  });

  it("keeps several pipelines with their anchors", () => {
    const { config } = mergeConfigs([
      aConfigFile(pipeline("one"), { path: "1/conf.yaml" }),
      aConfigFile(pipeline("two"), { path: "2/conf.yaml", repository: "acme/other" }),
    ]);
    expect(config.pipelines.map(({ name, repository, file }) => [name, repository, file])).toEqual([
      ["one", "acme/models", "1/conf.yaml"],
      ["two", "acme/other", "2/conf.yaml"],
    ]);
  });

  it("tells both repositories that claim a model and keeps the earlier", () => {
    const { config, diagnostics } = mergeConfigs([
      aConfigFile(model("a", "{train: {x: 2}}"), { repository: "acme/z" }),
      aConfigFile(model("a", "{train: {x: 1}}"), { repository: "acme/b" }),
    ]);
    expect(plainModel(config, "a")).toEqual({ train: { x: 1 } });
    expect(diagnostics.map(({ code, repository, severity }) => [code, repository, severity])).toEqual([
      ["model-conflict", "acme/z", "error"],
      ["model-conflict", "acme/b", "warning"],
    ]);
  });

  it("tells both anchors that claim a pipeline and keeps the earlier", () => {
    const { config, diagnostics } = mergeConfigs([
      aConfigFile(pipeline("p"), { repository: "acme/z" }),
      aConfigFile(pipeline("p"), { repository: "acme/b" }),
    ]);
    expect(config.pipelines.map(({ repository }) => repository)).toEqual(["acme/b"]);
    expect(diagnostics.map(({ code, repository }) => [code, repository])).toEqual([
      ["pipeline-conflict", "acme/z"],
      ["pipeline-conflict", "acme/b"],
    ]);
  });

  it("ignores the framework's own conf, and says so", () => {
    const { config, diagnostics } = mergeConfigs([
      aConfigFile(
        "conf:\n  applicationName: aiml\n  s3Bucket:\n  sagemakerNetworkSecurity: {role: x}\n  models:\n    projectName: housing\n    modelName: calhousing\n",
      ),
    ]);
    expect([...config.models.keys()]).toEqual([]);
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(["info"]));
  });

  it.each([
    ["[1, 2]", 'expected a map with the key "conf"'],
    ["conf: 1", '"conf" must be a map'],
    ["conf: {models: []}", '"models" must be a map'],
    ["conf: {sagemakerPipeline: x}", '"sagemakerPipeline" must be a map'],
    ["conf: {models: {a: 1}}", 'the model "a" must be a map'],
    ["conf: {model: {}}", 'unknown key "model"'],
    ["config: {}", 'unknown key "config"'],
  ])("refuses %s", (text, message) => {
    const { diagnostics } = mergeConfigs([aConfigFile(text)]);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: "error", message: expect.stringContaining(message) }),
    );
  });

  it("suggests the key that was meant and allows keys that begin with x-", () => {
    const { diagnostics } = mergeConfigs([aConfigFile("conf: {modles: {}, x-shared: {}}\nx-anchors: 1")]);
    expect(diagnostics.map(({ hint, path }) => [path, hint])).toEqual([
      ["conf.modles", 'did you mean "models"?'],
    ]);
  });

  it("tells who keeps what two files claim, and to rename one", () => {
    const { diagnostics } = mergeConfigs([
      aConfigFile(`${model("a", "{}")}\n`, { repository: "acme/b", path: "one.yaml" }),
      aConfigFile(`${model("a", "{}")}\n`, { repository: "acme/z", path: "two.yaml" }),
      aConfigFile(`${pipeline("p")}\n`, { repository: "acme/b", path: "three.yaml" }),
      aConfigFile(`${pipeline("p")}\n`, { repository: "acme/z", path: "four.yaml" }),
    ]);
    expect(
      diagnostics.map(({ file, severity, path, message, hint }) => [file, severity, path, message, hint]),
    ).toEqual([
      [
        "four.yaml",
        "error",
        "conf.sagemakerPipeline.pipelineName",
        'the pipeline "p" is declared by acme/b in three.yaml too, which keeps it; this one is ignored',
        "rename one of the two",
      ],
      [
        "three.yaml",
        "warning",
        "conf.sagemakerPipeline.pipelineName",
        'the pipeline "p" is declared by acme/z in four.yaml too; this one is kept',
        undefined,
      ],
      [
        "two.yaml",
        "error",
        "conf.models.a",
        'the model "a" is declared by acme/b too; a project has each name once',
        "rename one of the two",
      ],
      ["one.yaml", "warning", "conf.models.a", 'acme/z declares the model "a" too', undefined],
    ]);
  });

  it("takes pipelines without a name for different ones, which their compilation tells", () => {
    const nameless = "conf: {sagemakerPipeline: {models: {}}}";
    const { config, diagnostics } = mergeConfigs([
      aConfigFile(nameless, { path: "1.yaml" }),
      aConfigFile(nameless, { path: "2.yaml" }),
    ]);
    expect(config.pipelines.map(({ name, file }) => [name, file])).toEqual([
      ["", "1.yaml"],
      ["", "2.yaml"],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it("takes files of one path by their repositories", () => {
    const { config } = mergeConfigs([
      aConfigFile(pipeline("two"), { repository: "acme/two" }),
      aConfigFile(pipeline("one"), { repository: "acme/one" }),
    ]);
    expect(config.pipelines.map(({ name }) => name)).toEqual(["one", "two"]);
  });

  it.each([
    ["conf: {models: , sagemakerPipeline: }", []],
    ["conf: {models: {a: }}", []],
    ["conf: {}", []],
    ["conf: {.hidden: 1, x-spare: 1}\n.anchors: 1", []],
    [
      "conf: {s3Bucket: b}",
      [
        'info installation-key conf.s3Bucket: "s3Bucket" is ignored: bucket, role and network are set where Slipway is installed',
      ],
    ],
    ["s3Bucket: b\nconf: {}", ['error unknown-key s3Bucket: unknown key "s3Bucket"']],
    ["conf: {models: {modelName: x}}", ['info no-effect conf.models.modelName: "modelName" has no effect']],
    [
      "conf: {models: {a: [x]}}",
      ['error invalid-value conf.models.a: the model "a" must be a map of sections'],
    ],
    ["conf: {models: x}", ['error invalid-value conf.models: "models" must be a map of models']],
    [
      "sagemakerPipeline: {}\nconf: {}",
      ['error unknown-key sagemakerPipeline: unknown key "sagemakerPipeline"'],
    ],
  ])("tells of %j what is to be told", (text, expected) => {
    const { diagnostics } = mergeConfigs([aConfigFile(text)]);
    expect(diagnostics.map((one) => `${one.severity} ${one.code} ${one.path}: ${one.message}`)).toEqual(
      expected,
    );
  });
});
