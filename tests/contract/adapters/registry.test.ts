import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { SageMakerEvent } from "../../../local/sagemaker/context.ts";
import { createSageMakerRegistry } from "../../../shared/adapters/sagemaker-registry.ts";
import { createSageMakerRegistryListing } from "../../../shared/adapters/sagemaker-registry-listing.ts";
import { createIdleSageMaker, type IdleSageMaker } from "../../faults/create-idle-sagemaker.ts";

const GROUPS = 101;
const VERSIONS = 102;
const arnOf = (group: string, version: number): string =>
  `arn:aws:sagemaker:us-east-1:111122223333:model-package/${group}/${version}`;

let folder: string;
let server: Server;
let sagemaker: IdleSageMaker;
let client: SageMakerClient;
let s3: S3Client;
let calls: string[] = [];
const events: SageMakerEvent[] = [];

const register = (group: string, over: object = {}) =>
  sagemaker.call("CreateModelPackage", {
    ModelPackageGroupName: group,
    ModelApprovalStatus: "PendingManualApproval",
    SourceUri: "s3://bucket/x",
    ...over,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "registry-"));
  s3 = new S3Client({ region: "us-east-1", endpoint: "http://127.0.0.1:1" });
  sagemaker = createIdleSageMaker({ folder, s3, emit: (event) => events.push(event) });
  server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    calls.push(String(request.headers["x-amz-target"]).replace("SageMaker.", ""));
    void sagemaker.control(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  client = new SageMakerClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  for (let index = 0; index < GROUPS; index += 1)
    await sagemaker.call("CreateModelPackageGroup", { ModelPackageGroupName: `g${GROUPS - index}` });
  for (let index = 0; index < VERSIONS; index += 1)
    await register("g1", { ModelApprovalStatus: index === 7 ? "Rejected" : "Approved" });
  await register("g2");
});
afterAll(async () => {
  client.destroy();
  s3.destroy();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await rm(folder, { recursive: true, force: true });
});

const counted = async <T>(
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly calls: readonly string[] }> => {
  calls = [];
  const result = await act();
  return { result, calls };
};

describe("the model registry in SageMaker", () => {
  it("lists every group, page by page", async () => {
    const listing = createSageMakerRegistryListing(client);
    const { result, calls: made } = await counted(() => listing.groups());
    expect(new Set(result).size).toBe(GROUPS);
    expect(result).toEqual(result.toSorted());
    expect(made).toEqual(["ListModelPackageGroups", "ListModelPackageGroups"]);
  });

  it("lists every approved version of a group, and no other", async () => {
    const listing = createSageMakerRegistryListing(client);
    const { result, calls: made } = await counted(() => listing.approved("g1"));
    expect(result.size).toBe(VERSIONS - 1);
    expect(result.has(8)).toBe(false);
    expect(result.get(102)).toBe(arnOf("g1", 102));
    expect(made).toEqual(["ListModelPackages", "ListModelPackages"]);
    expect(await listing.approved("g3")).toEqual(new Map());
  });

  it("gives the version that was registered last, although the API's own order is the oldest first", async () => {
    expect(await createSageMakerRegistry(client).latest("g1")).toMatchObject({ version: VERSIONS });
    expect(await createSageMakerRegistry(client).latest("g3")).toBeUndefined();
    expect(await createSageMakerRegistry(client).latest("nothing")).toBeUndefined();
  });

  it("annotates a package and takes the annotation away, and leaves its approval alone", async () => {
    const registry = createSageMakerRegistry(client);
    const arn = arnOf("g2", 1);
    events.length = 0;
    await registry.annotate(arn, { note: `failed: "ü" {x}\n${"y".repeat(300)}` });
    const { metadata, approval } = { ...(await registry.describe(arn)) };
    expect(metadata?.note).toMatch(/^failed: ü x y+$/);
    expect(metadata?.note?.length).toBe(256);
    expect(approval).toBe("PendingManualApproval");
    await registry.annotate(arn, { note: undefined });
    expect((await registry.describe(arn))?.metadata).toEqual({});
    expect(
      events.map(
        ({ detail }) => (detail as { UpdatedModelPackageFields?: object }).UpdatedModelPackageFields,
      ),
    ).toEqual([["CustomerMetadataProperties"], ["CustomerMetadataProperties"]]);
  });

  it("tells the environment that a package's container asks for", async () => {
    const image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3";
    const container = { Image: image, ModelDataUrl: "s3://bucket/model.tar.gz", Environment: { A: "1" } };
    await sagemaker.call("CreateModelPackage", {
      ModelPackageGroupName: "g6",
      InferenceSpecification: {
        Containers: [container],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
    });
    const registry = createSageMakerRegistry(client);
    expect(await registry.describe(arnOf("g6", 1))).toMatchObject({ environment: { A: "1" } });
  });

  it("decides about a package, and tells why", async () => {
    await register("g4");
    const registry = createSageMakerRegistry(client);
    await registry.decide(arnOf("g4", 1), "Approved", "by ann: it is better");
    expect(await registry.describe(arnOf("g4", 1))).toMatchObject({ approval: "Approved" });
    const described = await sagemaker.call("DescribeModelPackage", { ModelPackageName: arnOf("g4", 1) });
    expect(described.ApprovalDescription).toBe("by ann: it is better");
    expect(await registry.describe(arnOf("g4", 9))).toBeUndefined();
  });
});
