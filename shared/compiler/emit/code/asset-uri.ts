import type { Asset } from "../../../domain/asset.ts";
import type { Scope } from "../../scope.ts";

/** The S3 URI of an asset, which is remembered for upload. */
export const assetUri = (scope: Scope, asset: Asset): string => {
  const uri = scope.context.assetUri(asset, scope.name);
  scope.assets.set(uri, asset);
  return uri;
};
