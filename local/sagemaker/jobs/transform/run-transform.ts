import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Call } from "../../call.ts";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";
import { s3As } from "../../s3-as.ts";
import { joinUrl } from "../data/join-url.ts";
import { listKeys } from "../data/list-keys.ts";
import { nameInFolder } from "../data/name-in-folder.ts";
import { readManifest } from "../data/read-manifest.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { assemble } from "./assemble.ts";
import { batchRecords } from "./batch-records.ts";
import { processRecords } from "./process-records.ts";
import { splitRecords } from "./split-records.ts";
import type {
  ModelContainer,
  ModelContainerDefinition,
  StartModelContainer,
} from "./start-model-container.ts";
import type { TransformJob } from "./transform-job.ts";

type Options = {
  readonly runtime: JobRuntime;
  readonly call: Call;
  readonly startModelContainer: StartModelContainer | undefined;
};
type Item = { readonly bucket: string; readonly key: string; readonly name: string };
type Model = {
  readonly PrimaryContainer?: ModelContainerDefinition;
  readonly Containers?: readonly ModelContainerDefinition[];
  readonly ExecutionRoleArn?: string;
};
/** What a job works with: its model, and S3 as the model's role sees it. */
type Means = { readonly s3: S3Client; readonly model: ModelContainer; readonly signal: AbortSignal };

const defaultMegabytes = 6;
const defaultType = "application/octet-stream";

const containerOf = ({ PrimaryContainer, Containers }: Model): ModelContainerDefinition => {
  const container = PrimaryContainer ?? Containers?.[0];
  if (!container || (Containers && Containers.length > 1)) {
    throw new Error("ClientError: a model of several containers cannot be used here");
  }
  return container;
};

const checkSplit = ({ TransformInput: { SplitType } }: TransformJob): void => {
  if (SplitType === "RecordIO" || SplitType === "TFRecord") {
    throw new Error(`ClientError: SplitType ${SplitType} cannot be used here: use None or Line`);
  }
};

/** Runs transform jobs: every input object goes through the model's own serving code. */
export const createTransformRunner = ({ runtime: { context }, call, startModelContainer }: Options) => {
  const itemsOf = async ({ TransformInput }: TransformJob, s3: S3Client): Promise<readonly Item[]> => {
    const { S3DataType, S3Uri } = TransformInput.DataSource.S3DataSource;
    if (S3DataType === "ManifestFile") return readManifest(s3, S3Uri);
    const { bucket, key: prefix } = parseS3Url(S3Uri);
    const keys = await listKeys(s3, S3Uri);
    if (keys.length === 0) throw new Error(`ClientError: No S3 objects found under S3 URL "${S3Uri}".`);
    return keys.map((key) => ({ bucket, key, name: nameInFolder(key, prefix) }));
  };

  const read = async ({ bucket, key }: Item, isCompressed: boolean, s3: S3Client): Promise<Buffer> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
    return isCompressed ? promisify(gunzip)(content) : content;
  };

  const transform = async (job: TransformJob, item: Item, { s3, model, signal }: Means) => {
    const { SplitType = "None", ContentType = defaultType, CompressionType } = job.TransformInput;
    const { Accept = ContentType, AssembleWith = "None", S3OutputPath } = job.TransformOutput;
    const { before, after } = processRecords(job);
    const isByLine = SplitType === "Line";
    const records = splitRecords(await read(item, CompressionType === "Gzip", s3), isByLine);
    const maxBytes = (job.MaxPayloadInMB ?? defaultMegabytes) * 1024 ** 2 || Number.POSITIVE_INFINITY;
    const isMany = isByLine && job.BatchStrategy !== "SingleRecord";
    const answers: Buffer[] = [];
    for (const batch of batchRecords(records, { isMany, maxBytes })) {
      signal.throwIfAborted();
      const body = assemble(batch.map(before), isByLine && batch.length > 1);
      answers.push(after(batch, (await model.invoke(body, ContentType, Accept)).body));
    }
    const { bucket, key } = parseS3Url(joinUrl(S3OutputPath, `${item.name}.out`));
    const Body = assemble(answers, AssembleWith === "Line");
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: Accept }));
  };

  return async (job: TransformJob, signal: AbortSignal): Promise<void> => {
    if (!startModelContainer)
      throw new Error("ClientError: transform jobs cannot run here: no models are served");
    checkSplit(job);
    processRecords(job);
    const described = (await call("DescribeModel", { ModelName: job.ModelName })) as Model;
    const container = containerOf(described);
    const s3 = s3As(context, described.ExecutionRoleArn);
    const items = await itemsOf(job, s3);
    const Environment = { ...container.Environment, ...job.Environment, SAGEMAKER_BATCH: "True" };
    const model = await startModelContainer({ ...container, Environment }, described.ExecutionRoleArn);
    try {
      for (const item of items) await transform(job, item, { s3, model, signal });
    } finally {
      await model.close();
    }
  };
};
