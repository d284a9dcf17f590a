import type { ModelPackage } from "../domain/model-package.ts";

/** The SageMaker model registry. */
export interface Registry {
  describe(packageArn: string): Promise<ModelPackage | undefined>;
}
