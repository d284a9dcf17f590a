import { artifactNotServable } from "../../domain/errors.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import { repositoryOf } from "./repository-of.ts";

// SageMaker takes addresses that begin with https as well.
const SERVABLE = /^s3:\/\/[^/]+\/.+\.tar\.gz$/s;

/** The URI of a package's one artifact, or a refusal with the reason why an endpoint that runs `image` could not load it. */
export const artifactOf = (
  { arn, artifacts, uncompressed = [], images = [] }: ModelPackage,
  image: string | undefined,
): string => {
  if (artifacts.length !== 1)
    throw artifactNotServable(arn, `it has ${artifacts.length} containers, and an endpoint's model is one`);
  const [loose] = uncompressed;
  if (loose !== undefined)
    throw artifactNotServable(arn, `${loose} is uncompressed, which a multi-model endpoint cannot load`);
  const [uri] = artifacts;
  if (uri === undefined) throw artifactNotServable(arn, "its container has no ModelDataUrl");
  if (!SERVABLE.test(uri)) throw artifactNotServable(arn, `${uri} is not a .tar.gz object in S3`);
  const [own] = images;
  if (own !== undefined && image !== undefined && repositoryOf(own) !== repositoryOf(image))
    throw artifactNotServable(arn, `its image is ${own}, and the endpoint runs ${repositoryOf(image)}`);
  return uri;
};
