import type { ContainerDefinition } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import { parseS3Url } from "./parse-s3-url.ts";

type Rule = (container: ContainerDefinition) => string | false | undefined;

const isMultiModel = ({ Mode }: ContainerDefinition): boolean => Mode === "MultiModel";

const saysWhatRuns: Rule = ({ Image, ModelPackageName }) =>
  !Image && !ModelPackageName && "A container needs an Image or a ModelPackageName.";

const hasOneSourceOfData: Rule = ({ ModelDataUrl, ModelDataSource }) =>
  ModelDataUrl && ModelDataSource && "Only one of ModelDataUrl and ModelDataSource may be given.";

const multiModelHasNoDataSource: Rule = (container) =>
  isMultiModel(container) &&
  container.ModelDataSource &&
  "ModelDataSource cannot be used with a multi-model container.";

const multiModelHasPrefix: Rule = (container) => {
  const url = container.ModelDataUrl;
  if (!isMultiModel(container)) return false;
  if (!url) return "A multi-model container needs a ModelDataUrl, the S3 prefix of its models.";
  return (
    url.endsWith(".tar.gz") &&
    `ModelDataUrl ${url} must be an S3 prefix for a multi-model container, not an archive.`
  );
};

const cacheSettingIsForMultiModel: Rule = (container) =>
  container.MultiModelConfig &&
  !isMultiModel(container) &&
  "MultiModelConfig needs the container's Mode to be MultiModel.";

const rules = [
  saysWhatRuns,
  hasOneSourceOfData,
  multiModelHasNoDataSource,
  multiModelHasPrefix,
  cacheSettingIsForMultiModel,
];

/** Refuses a container definition that contradicts itself. */
export const checkContainer = (container: ContainerDefinition): void => {
  for (const rule of rules) {
    const objection = rule(container);
    if (objection) throw new AwsError("ValidationException", objection);
  }
  if (container.ModelDataUrl) parseS3Url(container.ModelDataUrl);
};
