import { artifactNotServable } from "../domain/errors.ts";
import type { ModelPackage } from "../domain/model-package.ts";
import type { Artifact, ArtifactStore } from "../ports/artifact-store.ts";

// CopyObject's limit.
const SIZE_LIMIT = 5 * 1024 ** 3;

/** Examines the one artifact of a package, or refuses with the reason why an endpoint could not load it. */
export const artifactOf = async (
  store: ArtifactStore,
  { arn, artifacts }: ModelPackage,
): Promise<Artifact & { uri: string }> => {
  if (artifacts.length !== 1) throw artifactNotServable(arn, `it has ${artifacts.length} containers`);
  const [uri] = artifacts;
  if (uri === undefined) throw artifactNotServable(arn, "its container has no ModelDataUrl");
  if (!uri.endsWith(".tar.gz")) throw artifactNotServable(arn, `${uri} is not a .tar.gz object`);
  const artifact = await store.examine(uri);
  if (!artifact) throw artifactNotServable(arn, `${uri} does not exist`);
  if (artifact.size > SIZE_LIMIT) throw artifactNotServable(arn, `${uri} holds ${artifact.size} bytes`);
  return { ...artifact, uri };
};
