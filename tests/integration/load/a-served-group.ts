import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import type { LocalSystem } from "../../../local/system/start-system.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { createDynamoRouteStore } from "../../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../../../shared/adapters/dynamo-tally-store.ts";
import type { Route } from "../../../shared/domain/route.ts";
import { anArchive } from "../../builders/an-archive.ts";

/** A model that answers which version it is. */
const scriptOf = (version: number): string =>
  `def model_fn(model_dir): return "${version}"\ndef predict_fn(data, model): return model\ndef output_fn(prediction, accept): return prediction, "text/plain"\n`;

const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";

/** A group of registered versions that nobody has decided about, each a model that answers its own number. */
export const aServedGroup = async (system: LocalSystem, group: string, versions: number) => {
  const { s3, sagemaker, bucket, url: endpoint, region, credentials } = system;
  const table = "slipway-dev";
  const dynamodb = new DynamoDBClient({ endpoint, region, credentials });
  const records = createDynamoTable(dynamodb, table);
  const routes = createDynamoRouteStore(records);
  const arns: string[] = [];

  const register = async (version: number): Promise<void> => {
    const key = `trained/${group}/${version}/output/model.tar.gz`;
    const archive = await anArchive([{ name: "code/inference.py", content: scriptOf(version) }]);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: archive }));
    const { ModelPackageArn = "" } = await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: group,
        ModelApprovalStatus: "PendingManualApproval",
        CustomerMetadataProperties: { pipeline: group },
        InferenceSpecification: {
          Containers: [{ Image: IMAGE, ModelDataUrl: `s3://${bucket}/${key}` }],
          SupportedContentTypes: ["application/json"],
          SupportedResponseMIMETypes: ["text/plain"],
        },
      }),
    );
    arns.push(ModelPackageArn);
  };

  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: group }));
  for (let version = 1; version <= versions; version += 1) await register(version);

  return {
    name: group,
    decide: async (version: number, ModelApprovalStatus: "Approved" | "Rejected"): Promise<void> => {
      await sagemaker.send(
        new UpdateModelPackageCommand({ ModelPackageArn: arns[version - 1], ModelApprovalStatus }),
      );
    },
    /** The route once it is as wanted. */
    route: (isWanted: (route: Route) => boolean): Promise<Route> =>
      waitFor(
        `the route of ${group}`,
        async () => {
          const route = await routes.get(group);
          return route && isWanted(route) ? route : undefined;
        },
        { seconds: 300, everyMilliseconds: 15 },
      ),
    /** What whoever changes the route by hand works on. */
    ports: { routes, now: () => new Date().toISOString(), pause: async () => {} },
    tallies: createDynamoTallyStore(records),
    close: (): void => dynamodb.destroy(),
  };
};

export type ServedGroup = Awaited<ReturnType<typeof aServedGroup>>;
