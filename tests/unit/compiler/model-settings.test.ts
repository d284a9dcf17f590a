import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { findStep } from "../../builders/find-step.ts";

const STEPS =
  "- {step_name: T, step_class: Training}\n- {step_name: C, step_class: CreateModel}\n- {step_name: R, step_class: RegisterModel}";
const compileWith = (registry: string) =>
  compileText(
    aModelConf({
      sections: `registry:
  InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}
  ${registry}`,
      steps: STEPS,
    }),
  );

describe("the settings of a model", () => {
  const ROLE = "arn:aws:iam::111122223333:role/own";
  const compilation = compileWith(
    [
      `role: "${ROLE}"`,
      "vpc: {subnets: [s], security_group_ids: [g]}",
      "network_isolation: true",
      "kms_key: k",
      "tags: {a: 1}",
    ].join("\n  "),
  );
  const network = { SecurityGroupIds: ["g"], Subnets: ["s"] };
  const tags = [{ Key: "a", Value: "1" }];

  it("are those of the model that is created", () => {
    expect(findStep(compilation, "C-CreateModel").Arguments).toMatchObject({
      ExecutionRoleArn: ROLE,
      VpcConfig: network,
      EnableNetworkIsolation: true,
      Tags: tags,
    });
  });

  it("are those of the job that repacks it", () => {
    expect(findStep(compilation, "C-RepackModel-0").Arguments).toMatchObject({
      RoleArn: ROLE,
      VpcConfig: network,
      ResourceConfig: { VolumeKmsKeyId: "k" },
      OutputDataConfig: { KmsKeyId: "k" },
      Tags: tags,
    });
  });

  it("are not those of the package, which has the tags of its group", () => {
    expect(findStep(compilation, "R-RegisterModel").Arguments).not.toHaveProperty("Tags");
  });

  it("decide for a transform, which takes none of its own", () => {
    const { diagnostics } = compileText(
      aModelConf({
        sections:
          "batch: {vpc: false, network_isolation: true, channels: {a: {dataFiles: [{fileName: 's3://b/f'}]}}}",
        steps: `${STEPS}\n- {step_name: X, step_class: Transform, section: batch}`,
      }),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path)).toEqual([
      "conf.models.m.batch.vpc",
      "conf.models.m.batch.network_isolation",
    ]);
  });
});
