import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { aFunctionUrlEvent } from "../builders/a-function-url-event.ts";
import { createInjector, type Trial } from "./create-injector.ts";
import { createLambda, type Message } from "./create-lambda.ts";
import { NAMES } from "./names.ts";
import type { GitHost } from "./open-git-host.ts";
import { openWorld } from "./open-world.ts";
import type { Time } from "./use-own-time.ts";

/** Commit by name by repository. */
export type Commits = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type StageOptions = {
  readonly folder: string;
  readonly host: GitHost;
  readonly time: Time;
  readonly commits: Commits;
  readonly trial?: Trial;
};

const BETWEEN_SWEEPS = 10 * 60_000;

type Response = APIGatewayProxyStructuredResultV2;

const statusOf = (value: unknown): number => (value as Response).statusCode ?? 0;

/** A world, the functions in it, and what people and SageMaker do there. */
export const createStage = async ({ folder, host, time, commits, trial }: StageOptions) => {
  const queue: Message[] = [];
  const answers: string[] = [];
  const injector = createInjector(trial);
  const world = await openWorld({
    folder,
    host,
    deliver: ({ headers, body }) => {
      const lowered = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const event = aFunctionUrlEvent({ headers: lowered, body });
      // GitHub calls no second time by itself; what it could not deliver is asked for again.
      queue.push({ function: "webhook", event, isAccepted: (value) => statusOf(value) < 500 });
    },
    hand: (name, event) => queue.push({ function: name, event }),
  });
  const { sagemaker, url } = world;
  const lambda = createLambda({ url, time, injector, recall: host.recall });

  const settle = async (): Promise<void> => {
    await world.settled();
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      await lambda.call(message);
      await world.settled();
    }
  };
  const commitOf = (repository: string, name: string): string => {
    const commit = commits[repository]?.[name];
    if (commit === undefined) throw new Error(`${repository} has no commit "${name}"`);
    return commit;
  };

  return {
    world,
    injector,
    settle,
    commitOf,
    /** What clients were answered in the end. */
    answers,
    /** Deliveries that are under way get lost, all of them. */
    lose: (): void => {
      queue.length = 0;
    },
    /** The clock comes round to the sweep, and what it asks for is done. */
    sweep: async (): Promise<void> => {
      time.pass(BETWEEN_SWEEPS);
      await lambda.call({ function: "sweep", event: {} });
      await settle();
    },
    /** So many hours later, the clock comes round to comparing routes, and what that asks for is done. */
    compareRoutes: async (hours = 0): Promise<void> => {
      time.pass(hours * 3_600_000);
      await lambda.call({ function: "routes", event: {} });
      await settle();
    },
    /** A minute later, the clock comes round to judging canaries, and what that asks for is done. */
    judgeCanaries: async (): Promise<void> => {
      time.pass(60_000);
      await lambda.call({ function: "routes", event: { task: "canaries" } });
      await settle();
    },
    /** Pushes a commit to `main`; nobody has looked at it yet. */
    push: (repository: string, name: string): Promise<void> =>
      host.push({ repository, sha: commitOf(repository, name) }),
    /** Ends the oldest execution that is going on. */
    end: (status: "Succeeded" | "Failed" | "Stopped" = "Succeeded"): void => {
      const running = sagemaker.executions().find(({ PipelineExecutionStatus: now }) => now === "Executing");
      if (!running) throw new Error("nothing is executing");
      sagemaker.end(running.PipelineExecutionArn, status);
    },
    /** Registers a model as the last step of a pipeline does. */
    register: async (group: string, metadata: Readonly<Record<string, string>>): Promise<void> => {
      const { ModelPackageGroupSummaryList: groups } = await sagemaker.call("ListModelPackageGroups", {});
      if (!groups.some((known: { ModelPackageGroupName: string }) => known.ModelPackageGroupName === group))
        await sagemaker.call("CreateModelPackageGroup", { ModelPackageGroupName: group });
      const { ModelPackageSummaryList: packages } = await sagemaker.call("ListModelPackages", {
        ModelPackageGroupName: group,
      });
      const key = `jobs/${group}/${packages.length + 1}/model.tar.gz`;
      await world.s3.send(new PutObjectCommand({ Bucket: NAMES.bucket, Key: key, Body: key }));
      await sagemaker.call("CreateModelPackage", {
        ModelPackageGroupName: group,
        ModelApprovalStatus: "PendingManualApproval",
        CustomerMetadataProperties: metadata,
        InferenceSpecification: {
          Containers: [
            {
              Image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3",
              ModelDataUrl: `s3://${NAMES.bucket}/${key}`,
            },
          ],
          SupportedContentTypes: ["text/csv"],
          SupportedResponseMIMETypes: ["text/csv"],
        },
      });
    },
    /** Decides about a version of a group, as somebody does in Studio. */
    decide: async (
      group: string,
      version: number,
      ModelApprovalStatus: "Approved" | "Rejected",
    ): Promise<void> => {
      const ModelPackageArn = `arn:aws:sagemaker:us-east-1:111122223333:model-package/${group}/${version}`;
      await sagemaker.call("UpdateModelPackage", { ModelPackageArn, ModelApprovalStatus });
    },
    /** Asks a group's model, again until it answers. */
    infer: async (group: string): Promise<void> => {
      const event = aFunctionUrlEvent({
        path: `/models/${group}/invocations`,
        headers: { "content-type": "text/csv" },
        body: "1,2,3",
        iamArn: "arn:aws:iam::111122223333:user/client",
      });
      const isAccepted = (value: unknown): boolean => statusOf(value) < 429;
      const answer = (await lambda.call({ function: "invoker", event, isAccepted })) as Response;
      answers.push(`${answer.statusCode} ${answer.body}`);
    },
    close: async (): Promise<void> => {
      await lambda.close();
      await world.close();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof createStage>>;
