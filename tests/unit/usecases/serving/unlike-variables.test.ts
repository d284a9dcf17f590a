import { describe, expect, it } from "@jest/globals";
import { unlikeVariables } from "../../../../shared/usecases/serving/unlike-variables.ts";

type Environment = Readonly<Record<string, string>>;

const unlike = (environment: Environment | undefined, endpoint: Environment | undefined) =>
  unlikeVariables(
    {
      arn: "arn",
      group: "fraud",
      version: 1,
      approval: "Approved",
      modifiedAt: 0,
      artifacts: [],
      contentTypes: [],
      metadata: {},
      ...(environment === undefined ? {} : { environment }),
    },
    endpoint,
  );

// What a pipeline of Slipway registers with a script of the usual name.
const usual = {
  SAGEMAKER_PROGRAM: "inference.py",
  SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
  SAGEMAKER_CONTAINER_LOG_LEVEL: "20",
  SAGEMAKER_REGION: "us-east-1",
};

describe("what a package asks for and an endpoint does not set so", () => {
  it.each<[string, Environment | undefined, Environment | undefined, readonly string[]]>([
    ["nothing where nothing is asked for", undefined, { A: "1" }, []],
    ["a variable that has another value there", { A: "1" }, { A: "2" }, ["A"]],
    ["a variable that is not set there", { B: "1", A: "" }, {}, ["A", "B"]],
    ["nothing of what the endpoint sets besides", { A: "1" }, { A: "1", B: "2" }, []],
    ["nothing where the endpoint's environment is not known", { A: "1" }, undefined, []],
    ["nothing of what the container does by itself", usual, {}, []],
    ["nothing of a script that is named as a module", { SAGEMAKER_PROGRAM: "inference" }, {}, []],
    ["another script", { ...usual, SAGEMAKER_PROGRAM: "serve.py" }, {}, ["SAGEMAKER_PROGRAM"]],
    [
      "the usual script where the endpoint takes another",
      usual,
      { SAGEMAKER_PROGRAM: "a.py" },
      ["SAGEMAKER_PROGRAM"],
    ],
  ])("is %s", (_, environment, endpoint, expected) => {
    expect(unlike(environment, endpoint)).toEqual(expected);
  });
});
