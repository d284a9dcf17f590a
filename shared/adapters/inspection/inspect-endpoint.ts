import { DescribeEndpointCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { EndpointState } from "../../ports/inspection.ts";

/** An endpoint as SageMaker describes it. */
export const inspectEndpoint = async (
  client: SageMakerClient,
  name: string,
): Promise<EndpointState | undefined> => {
  try {
    const { EndpointStatus = "", FailureReason: reason } = await client.send(
      new DescribeEndpointCommand({ EndpointName: name }),
    );
    return { status: EndpointStatus, ...(reason === undefined ? {} : { reason }) };
  } catch (error) {
    // SageMaker has no code of its own for what is not there.
    if (
      error instanceof Error &&
      error.name === "ValidationException" &&
      /could not find/i.test(error.message)
    )
      return undefined;
    throw error;
  }
};
