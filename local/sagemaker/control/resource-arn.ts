import type { SageMakerContext } from "../context.ts";

/** The ARN of a resource; like SageMaker's, it has the name in lower case. */
export const resourceArn = (
  { region, accountId }: Pick<SageMakerContext, "region" | "accountId">,
  kind: "pipeline" | "model-package-group" | "model-package",
  name: string | number,
): string => `arn:aws:sagemaker:${region}:${accountId}:${kind}/${String(name).toLowerCase()}`;
