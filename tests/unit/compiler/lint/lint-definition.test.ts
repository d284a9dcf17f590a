import { describe, expect, it } from "@jest/globals";
import { toldBy } from "../../../builders/lint-findings.ts";
import {
  cached,
  condition,
  env,
  evaluation,
  jsonGet,
  lambda,
  register,
  training,
  tuning,
} from "../../../builders/lint-steps.ts";

describe("the linter", () => {
  it("finds nothing in what is right", () => {
    const steps = [
      evaluation("P"),
      training(
        "T",
        {
          InputDataConfig: [
            {
              ChannelName: "c",
              DataSource: {
                S3DataSource: {
                  S3DataType: "S3Prefix",
                  S3Uri: { Get: "Steps.P.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" },
                },
              },
            },
          ],
        },
        cached,
      ),
      condition(
        "C",
        [jsonGet({ PropertyFile: { Get: "Steps.P.PropertyFiles.Report" }, Path: "a.b" })],
        [register()],
        [{ Name: "F", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
      ),
      { ...tuning(), Name: "U" },
      training("V", {
        HyperParameters: {
          best: { Get: "Steps.U.BestTrainingJob.TrainingJobName" },
          lr: { Get: "Steps.U.BestTrainingJob.TunedHyperParameters['lr']" },
        },
      }),
      lambda(["o"]),
      { ...evaluation("Q", env({ Get: "Steps.L.OutputParameters['o']" })), PropertyFiles: [] },
    ];
    expect(toldBy({ steps })).toEqual([]);
  });
});
