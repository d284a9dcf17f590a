import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateProcessingJobCommand,
  type CreateProcessingJobCommandInput,
  DescribeProcessingJobCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { createGateway, type Gateway } from "../../../local/gateway/create-gateway.ts";
import { packagedRoles } from "../../../local/permissions/packaged-roles.ts";
import { createServices } from "../../../local/system/create-services.ts";
import { openStateFolders } from "../../../local/system/state-folders.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { codeKeys } from "../../../shared/usecases/sources/code-keys.ts";
import { aPythonWithBoto3 } from "../../builders/a-python-with-boto3.ts";

const ROOT = join(import.meta.dirname, "../../..");
const BUCKET = "slipway-dev-111122223333-us-east-1";
const LIVE = "models/housing/1-0a.tar.gz";
const CODE = codeKeys(BUCKET).source("housing", "0".repeat(64));
const TRY = `housing/code/${"1".repeat(64)}/try.py`;
const CAPTURED = "capture/housing/2026-01-02/a.jsonl";

/** What a script of some team may try; it tells what came of each call. */
const SCRIPT = `
import boto3, json, os
from botocore.exceptions import ClientError

s3 = boto3.client("s3")

def attempt(call, **arguments):
    try:
        getattr(s3, call)(Bucket="${BUCKET}", **arguments)
        return "done"
    except ClientError as error:
        return error.response["Error"]["Code"]

told = {
    "replaces what is live": attempt("put_object", Key="${LIVE}", Body=b"mine"),
    "copies over what is live": attempt("copy_object", Key="${LIVE}", CopySource="${BUCKET}/${CODE}"),
    "uploads it in parts": attempt("create_multipart_upload", Key="${LIVE}"),
    "deletes what is live": attempt("delete_object", Key="${LIVE}"),
    "replaces code": attempt("put_object", Key="${CODE}", Body=b"mine"),
    "reads code": attempt("get_object", Key="${CODE}"),
    "reads what callers sent": attempt("get_object", Key="${CAPTURED}"),
    "copies what callers sent": attempt("copy_object", Key="results/c", CopySource="${BUCKET}/${CAPTURED}"),
    "writes results": attempt("put_object", Key="results/a", Body=b"a"),
}
base = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")
os.makedirs(base + "/output", exist_ok=True)
with open(base + "/output/message", "w") as message:
    json.dump(told, message)
`;

let folder: string;
let gateway: Gateway;
let services: Awaited<ReturnType<typeof createServices>>;
let role: string;

const owner = () => ({
  endpoint: gateway.url,
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "job-role-"));
  const [python, { roles }] = await Promise.all([
    aPythonWithBoto3(),
    packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") }).then(packagedRoles),
  ]);
  const state = openStateFolders(folder, false);
  gateway = await createGateway({ port: 0 }, async (endpointUrl) => {
    const options = { python, sandbox: "none", patience: 20, state, endpointUrl, warn: () => {} } as const;
    services = await createServices(options);
    return services.services;
  });
  const s3 = new S3Client(owner());
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (const Key of [LIVE, CODE, CAPTURED])
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: "as it was" }));
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: TRY, Body: SCRIPT }));
  services.guards.enforce(roles, new Map());
  role = roles.find(({ bearer }) => bearer.endsWith("-jobrole"))?.arn ?? "";
});
afterAll(async () => {
  await services.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

const read = async (Key: string): Promise<string | undefined> =>
  (await new S3Client(owner()).send(new GetObjectCommand({ Bucket: BUCKET, Key }))).Body?.transformToString();

/** Runs a processing job and tells how it ended. */
const runJob = async (
  ProcessingJobName: string,
  members: Pick<CreateProcessingJobCommandInput, "AppSpecification"> &
    Partial<CreateProcessingJobCommandInput>,
) => {
  const sagemaker = new SageMakerClient(owner());
  await sagemaker.send(
    new CreateProcessingJobCommand({
      ProcessingJobName,
      RoleArn: role,
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
      },
      ...members,
    }),
  );
  const ended = async () => {
    const job = await sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
    return job.ProcessingJobStatus === "InProgress" ? undefined : job;
  };
  return waitFor("the end of the job", ended, { seconds: 120 });
};

describe("a job that runs with the packaged role", () => {
  it("changes by boto3 nothing that goes live or that pipelines are made of, and reads nothing that callers sent", async () => {
    const { ExitMessage, FailureReason } = await runJob("tries", {
      AppSpecification: {
        ImageUri: "image:1",
        ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/try.py"],
      },
      ProcessingInputs: [
        {
          InputName: "code",
          S3Input: {
            S3Uri: `s3://${BUCKET}/${TRY}`,
            LocalPath: "/opt/ml/processing/input/code",
            S3DataType: "S3Prefix",
            S3InputMode: "File",
          },
        },
      ],
    });

    expect(FailureReason).toBeUndefined();
    expect(JSON.parse(ExitMessage ?? "{}")).toEqual({
      "replaces what is live": "AccessDenied",
      "copies over what is live": "AccessDenied",
      "uploads it in parts": "AccessDenied",
      "deletes what is live": "AccessDenied",
      "replaces code": "AccessDenied",
      "reads code": "done",
      "reads what callers sent": "AccessDenied",
      "copies what callers sent": "AccessDenied",
      "writes results": "done",
    });
    for (const key of [LIVE, CODE, CAPTURED]) expect(await read(key)).toBe("as it was");
  });

  it("has none of its outputs put there either", async () => {
    const output = (OutputName: string, key: string) => ({
      OutputName,
      S3Output: {
        S3Uri: `s3://${BUCKET}/${key}`,
        LocalPath: `/opt/ml/processing/${OutputName}`,
        S3UploadMode: "EndOfJob" as const,
      },
    });
    const script = 'cd "${SAGEMAKER_BASE_DIR:-/opt/ml}"/processing; echo kept > free/n; echo lost > live/n';

    const job = await runJob("uploads", {
      AppSpecification: { ImageUri: "image:1", ContainerEntrypoint: ["/bin/sh", "-c", script] },
      ProcessingOutputConfig: { Outputs: [output("free", "results"), output("live", "models/housing")] },
    });

    expect(job.ProcessingJobStatus).toBe("Failed");
    expect(job.FailureReason).toMatch(
      /not authorized to perform: s3:PutObject on resource: .*models\/housing\/n/,
    );
    expect(await read("results/n")).toBe("kept\n");
    await expect(read("models/housing/n")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});
