import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { cached, model, processing, register, step, training } from "../../../../builders/lint-steps.ts";

const trained = (TrainingImage: string, siblings: object = {}) =>
  training("T", { AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage } }, siblings);

const warning = (path: string, image: string): string =>
  `warning mutable-image ${path}: what "${image}" means may change without any commit (name a version or a digest of the image)`;

describe("the linter", () => {
  it.each<LintCase>([
    [
      "a training's latest image",
      { steps: [trained("repo/i:latest")] },
      warning("T.Arguments.AlgorithmSpecification.TrainingImage", "repo/i:latest"),
    ],
    [
      "a processing's image without a version",
      { steps: [processing("P", { AppSpecification: { ImageUri: "host:5000/i" } })] },
      warning("P.Arguments.AppSpecification.ImageUri", "host:5000/i"),
    ],
    [
      "a model's image without a version",
      { steps: [model({ PrimaryContainer: { Image: "i" } })] },
      warning("S.Arguments.PrimaryContainer.Image", "i"),
    ],
    [
      "a package's image without a version",
      {
        steps: [
          register({
            InferenceSpecification: {
              Containers: [{ Image: "i", ModelDataUrl: "s3://b/m.tar.gz" }],
              SupportedContentTypes: ["a/b"],
              SupportedResponseMIMETypes: ["a/b"],
            },
          }),
        ],
      },
      warning("R.Arguments.InferenceSpecification.Containers[0].Image", "i"),
    ],
    [
      "an image in a branch, once",
      {
        steps: [
          step("C", "Condition", {
            Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
            IfSteps: [trained("i")],
            ElseSteps: [],
          }),
        ],
      },
      warning("T.Arguments.AlgorithmSpecification.TrainingImage", "i"),
    ],
  ])("finds rule 34: %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected]);
  });

  it.each(["i:1", "i@sha256:0a", "host:5000/i:1.2-cpu"])("takes %s for one image for ever", (image) => {
    expect(toldBy({ steps: [trained(image)] })).toEqual([]);
  });

  it("tells of a cached step's image once", () => {
    expect(toldBy({ steps: [trained("i", cached)] })).toEqual([
      expect.stringMatching(/^warning cache-mutable-image /),
    ]);
  });

  it("takes a variable that is called Image for a variable", () => {
    expect(toldBy({ steps: [training("T", { Environment: { Image: "i" } })] })).toEqual([]);
  });
});
