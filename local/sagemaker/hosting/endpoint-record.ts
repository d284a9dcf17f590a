import type { CreateEndpointInput } from "@aws-sdk/client-sagemaker";
import type { VariantRecord } from "./variant-record.ts";

type EndpointStatus = "Creating" | "InService" | "Updating" | "Failed" | "Deleting";

/** What an endpoint runs: its configuration's name and its variants, resolved. */
export type Deployment = {
  readonly EndpointConfigName: string;
  readonly Variants: readonly VariantRecord[];
};

/** An endpoint as it is kept. */
export type EndpointRecord = Pick<CreateEndpointInput, "Tags"> &
  Deployment & {
    readonly EndpointName: string;
    readonly EndpointArn: string;
    readonly EndpointStatus: EndpointStatus;
    readonly FailureReason?: string | undefined;
    /** What an update is bringing in, while it does. */
    readonly Pending?: Deployment | undefined;
    /** Epoch seconds. */
    readonly CreationTime: number;
    readonly LastModifiedTime: number;
  };
