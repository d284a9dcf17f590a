import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { PipelineDefinitionS3Location } from "@aws-sdk/client-sagemaker";
import { checkDefinition } from "../definition/check-definition.ts";
import { refuse } from "../refuse.ts";

/** Where a request has its definition: in itself or in S3. */
export type DefinitionSource = {
  readonly PipelineDefinition?: string;
  readonly PipelineDefinitionS3Location?: PipelineDefinitionS3Location;
};

const download = async (s3: S3Client, location: PipelineDefinitionS3Location): Promise<string> => {
  const { Bucket, ObjectKey: Key, VersionId } = location;
  const command = new GetObjectCommand({ Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) });
  try {
    const { Body } = await s3.send(command);
    return (await Body?.transformToString("utf8")) ?? "";
  } catch (error) {
    return refuse(
      `Unable to read the pipeline definition from s3://${Bucket}/${Key}: ${(error as Error).message}`,
    );
  }
};

const checked = (text: string): string => {
  const problems = checkDefinition(text);
  return problems.length === 0 ? text : refuse(problems.join(" "));
};

/** The definition that a request brings, checked as the service checks it; `undefined` where it brings none. */
export const readDefinition = async (
  s3: S3Client,
  { PipelineDefinition: text, PipelineDefinitionS3Location: location }: DefinitionSource,
): Promise<string | undefined> => {
  if (text !== undefined && location !== undefined)
    refuse("Both Pipeline Definition and Pipeline Definition S3 location shouldn't be present.");
  if (location !== undefined) return checked(await download(s3, location));
  return text === undefined ? undefined : checked(text);
};
