import type { ModelPackage } from "../domain/model-package.ts";

/** The SageMaker model registry. */
export interface Registry {
  describe(packageArn: string): Promise<ModelPackage | undefined>;
  /** The version of a group that was registered last. */
  latest(group: string): Promise<ModelPackage | undefined>;
}
