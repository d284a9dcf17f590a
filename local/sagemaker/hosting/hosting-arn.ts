import type { SageMakerContext } from "../context.ts";

/** The ARN of a hosting resource; like SageMaker's, it has the name in lower case. */
export const hostingArn = (
  { region, accountId }: Pick<SageMakerContext, "region" | "accountId">,
  kind: "model" | "endpoint-config" | "endpoint",
  name: string,
): string => `arn:aws:sagemaker:${region}:${accountId}:${kind}/${name.toLowerCase()}`;
