import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { AppliedPipeline, ExecutionLog, ProjectChange, ProjectStore } from "../ports/project-store.ts";
import type { DynamoTable, Item, Key, Write } from "./dynamo-table.ts";

// DynamoDB takes a hundred actions at a time; larger changes write their fragments ahead of the rest.
const FRAGMENTS_PER_TRANSACTION = 50;

const projectKey = (project: string, sk: string): Key => ({ pk: `project#${project}`, sk });
const metaKey = (project: string): Key => projectKey(project, "meta");
const headKey = ({ project, repository, branch }: RepositoryHead): Key =>
  projectKey(project, `head#${repository}#${branch}`);
const fragmentKey = (project: string, { repository, path }: Fragment): Key =>
  projectKey(project, `fragment#${repository}#${path}`);
const pipelineKey = (project: string, name: string): Key => projectKey(project, `pipeline#${name}`);
const ownerKey = (name: string): Key => ({ pk: `pipeline#${name}`, sk: "owner" });
const branchKey = (repository: string, branch: string): Key => ({
  pk: `repository#${repository}`,
  sk: `branch#${branch}`,
});
const executionKey = (arn: string): Key => ({ pk: `execution#${arn}`, sk: "execution" });

const strip = <T>(item: Item): T => {
  const { pk: _pk, sk: _sk, ...record } = item;
  return record as T;
};

const ofKind = <T>(items: readonly Item[], kind: string): readonly T[] =>
  items.filter(({ sk }) => String(sk).startsWith(`${kind}#`)).map((item) => strip<T>(item));

const fence = (kind: "put" | "check", { project, generation }: ProjectChange["from"]): Write => ({
  kind,
  key: metaKey(project),
  ...(kind === "put" ? { item: { generation: generation + 1 } } : {}),
  ...(generation === 0
    ? { condition: "attribute_not_exists(#pk)" }
    : { condition: "#generation = :read", values: { ":read": generation } }),
});

const fragmentWrites = ({ from, fragments }: ProjectChange): readonly Write[] => [
  ...fragments.write.map(
    (fragment): Write => ({ kind: "put", key: fragmentKey(from.project, fragment), item: fragment }),
  ),
  ...fragments.remove.map(
    (fragment): Write => ({ kind: "delete", key: fragmentKey(from.project, fragment) }),
  ),
];

const claim = ({ name, project }: PipelineRecord): Write => ({
  kind: "put",
  key: ownerKey(name),
  item: { project },
  condition: "attribute_not_exists(#pk) OR #project = :project",
  values: { ":project": project },
});

// An update and not a put: what was applied is written by `settle`, perhaps at this moment.
const declare = ({ name, project, anchor, commitParameters, desired }: PipelineRecord): Write => ({
  kind: "update",
  key: pipelineKey(project, name),
  update:
    "SET #name = :name, #project = :project, #anchor = :anchor, #commitParameters = :parameters, #desired = :desired",
  values: {
    ":name": name,
    ":project": project,
    ":anchor": anchor,
    ":parameters": commitParameters,
    ":desired": desired,
  },
});

const settlePipeline = (project: string, { name, revision }: AppliedPipeline): Write => ({
  kind: "update",
  key: pipelineKey(project, name),
  update: "SET #applied = :revision",
  condition: "#desired.#generation = :generation AND #desired.#digest = :digest",
  values: { ":revision": revision, ":generation": revision.generation, ":digest": revision.digest },
});

/** Projects in the one table: a partition holds all of a project, and its generation fences whoever changes it. */
export const createDynamoProjectStore = (table: DynamoTable): ProjectStore & ExecutionLog => ({
  head: async (repository, branch) => {
    const pointer = await table.get(branchKey(repository, branch));
    if (!pointer) return undefined;
    const item = await table.get(projectKey(String(pointer.project), `head#${repository}#${branch}`));
    return item && strip<RepositoryHead>(item);
  },

  load: async (project) => {
    const items = await table.query(`project#${project}`);
    const meta = items.find(({ sk }) => sk === "meta");
    return {
      project,
      generation: Number(meta?.generation ?? 0),
      heads: ofKind<RepositoryHead>(items, "head"),
      fragments: ofKind<Fragment>(items, "fragment"),
      pipelines: ofKind<PipelineRecord>(items, "pipeline"),
    };
  },

  pipeline: async (name) => {
    const owner = await table.get(ownerKey(name));
    const item = owner && (await table.get(pipelineKey(String(owner.project), name)));
    return item && strip<PipelineRecord>(item);
  },

  record: async (change) => {
    const { from, head, pipelines, audit } = change;
    const fragments = fragmentWrites(change);
    const last = fragments.length % FRAGMENTS_PER_TRANSACTION;
    for (let at = last; at < fragments.length; at += FRAGMENTS_PER_TRANSACTION) {
      const ahead = await table.transact([
        fence("check", from),
        ...fragments.slice(at, at + FRAGMENTS_PER_TRANSACTION),
      ]);
      if (ahead.kind === "refused") return { kind: "lost" };
    }
    const claims = pipelines.filter(({ name }) => !from.pipelines.some((known) => known.name === name));
    const result = await table.transact([
      ...claims.map(claim),
      fence("put", from),
      { kind: "put", key: branchKey(head.repository, head.branch), item: { project: head.project } },
      { kind: "put", key: headKey(head), item: head },
      ...fragments.slice(0, last),
      ...pipelines.map(declare),
      { kind: "put", key: { pk: `audit#${audit.subject}`, sk: `${audit.at}#${head.commit}` }, item: audit },
    ]);
    if (result.kind === "done") return { kind: "recorded" };
    const claimed = claims.findIndex((_, index) => result.by[index]?.project !== undefined);
    const pipeline = claims[claimed];
    return pipeline
      ? { kind: "claimed", pipeline: pipeline.name, project: String(result.by[claimed]?.project) }
      : { kind: "lost" };
  },

  settle: async (head, applied, delivery) => {
    const result = await table.transact([
      {
        kind: "put",
        key: headKey(head),
        item: head,
        condition: "#commit = :commit",
        values: { ":commit": head.commit },
      },
      ...applied.map((pipeline) => settlePipeline(head.project, pipeline)),
      ...applied.flatMap(({ execution }): readonly Write[] =>
        execution ? [{ kind: "put", key: executionKey(execution.arn), item: execution }] : [],
      ),
      ...(delivery === ""
        ? []
        : [
            {
              kind: "update",
              key: { pk: `delivery#${delivery}`, sk: "delivery" },
              update: "SET #handled = :yes",
              values: { ":yes": true },
            } as const,
          ]),
    ]);
    return result.kind === "done";
  },

  execution: async (arn) => {
    const item = await table.get(executionKey(arn));
    return item && strip<ExecutionRecord>(item);
  },
});
