import type { S3Client } from "@aws-sdk/client-s3";
import type { SageMakerContext } from "./context.ts";

/** S3 as a role sees it, which is how SageMaker acts for whoever passed it the role; without one, as SageMaker itself. */
export const s3As = ({ s3, s3Of }: SageMakerContext, roleArn: string | undefined): S3Client =>
  roleArn === undefined ? s3 : (s3Of?.(roleArn) ?? s3);
