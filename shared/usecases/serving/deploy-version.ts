import { artifactNotServable } from "../../domain/errors.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { ServingVersion } from "../../domain/route.ts";
import type { ArtifactStore } from "../../ports/artifact-store.ts";
import { artifactOf } from "./artifact-of.ts";
import { unlikeVariables } from "./unlike-variables.ts";
import { type WarmPorts, warmModel } from "./warm-model.ts";

export type Deployment = {
  readonly model: ModelPackage;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
  /** The same version, if the route has it. */
  readonly known?: ServingVersion | undefined;
  /** Copies that are about to be deleted. */
  readonly condemned: ReadonlySet<string>;
};

export type DeploymentPorts = WarmPorts & {
  readonly artifacts: Pick<ArtifactStore, "examine" | "copyOnce">;
  /** The image that the endpoint runs; where it is not known, any package's will do. */
  readonly image?: string | undefined;
  /** What the endpoint's container is told, if that is known. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
};

const digestOf = (etag: string): string => etag.replace(/[^0-9A-Za-z]/g, "").slice(0, 12);

const lineageOf = ({ metadata }: ModelPackage): Partial<ServingVersion> => {
  const { repository, commit, execution } = metadata;
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
    ...(execution === undefined ? {} : { execution }),
  };
};

/** What the copy says of itself, for whoever finds it in the bucket. */
const metadataOf = (model: ModelPackage): Readonly<Record<string, string>> => ({
  "model-package": model.arn,
  ...Object.fromEntries(Object.entries(lineageOf(model)).map(([name, value]) => [name, String(value)])),
});

/** The key for a copy: the same for the same content, unless a copy there is about to be deleted. */
const freeKey = (stem: string, condemned: ReadonlySet<string>): string => {
  const key = (nth: number): string => `${stem}${nth === 1 ? "" : `-${nth}`}.tar.gz`;
  let nth = 1;
  while (condemned.has(key(nth))) nth += 1;
  return key(nth);
};

/**
 * Makes an approved package ready to serve: its artifact lies below the multi-model prefix, at a key that never held and
 * never will hold anything else, and the endpoint answers with it. What the route has already is not copied again.
 */
export const deployVersion = async (
  ports: DeploymentPorts,
  { model, decidedAt, known, condemned }: Deployment,
): Promise<ServingVersion> => {
  const { artifacts, image, environment } = ports;
  const uri = artifactOf(model, image);
  const artifact = await artifacts.examine(uri);
  // What a job has left may be gone by the time that an older version is approved again; its copy is not.
  if (!artifact && !known) throw artifactNotServable(model.arn, `${uri} does not exist`);
  const stem = artifact && `${model.group}/${model.version}-${digestOf(artifact.etag)}`;
  const targetModel =
    known && (stem === undefined || known.targetModel.startsWith(stem))
      ? known.targetModel
      : freeKey(stem ?? "", condemned);
  if (artifact && known?.targetModel !== targetModel)
    await artifacts.copyOnce({ uri, ...artifact, lineage: metadataOf(model) }, targetModel);
  await warmModel(ports, { model, targetModel });
  const unlike = unlikeVariables(model, environment);
  return {
    kind: "multi-model",
    targetModel,
    version: model.version,
    packageArn: model.arn,
    decidedAt,
    contentTypes: model.contentTypes,
    responseTypes: model.responseTypes ?? [],
    ...(unlike.length === 0 ? {} : { unlike }),
    ...lineageOf(model),
  };
};
