import type { ModelPackage } from "../domain/model-package.ts";

/** The SageMaker model registry. */
export interface Registry {
  describe(packageArn: string): Promise<ModelPackage | undefined>;
  /** The version of a group that was registered last. */
  latest(group: string): Promise<ModelPackage | undefined>;
  /** Sets customer metadata of a package, or takes away what is undefined; never anything else of it. */
  annotate(packageArn: string, metadata: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Decides about a package, as somebody does in Studio. */
  decide(packageArn: string, approval: "Approved" | "Rejected", reason: string | undefined): Promise<void>;
}
