import { waitUntil } from "../../wait-until.ts";
import { failedRequest } from "./failed-request.ts";
import type { StepAttempt, StepKind } from "./step-kind.ts";

type Endpoint = Readonly<Record<string, unknown>>;

const exists = ({ call, arguments: { EndpointName } }: StepAttempt): Promise<boolean> =>
  call("DescribeEndpoint", { EndpointName }).then(
    () => true,
    () => false,
  );

/** An endpoint keeps its name from execution to execution: the step makes it or updates it. */
export const endpointStep: StepKind = async (attempt) => {
  const { call, arguments: given, nameFor, onStarted, closing } = attempt;
  const EndpointName = given.EndpointName ?? nameFor(63, undefined);
  const isThere = given.EndpointName !== undefined && (await exists(attempt));
  const operation = isThere ? "UpdateEndpoint" : "CreateEndpoint";
  const { Tags, ...withoutTags } = given;
  const input = isThere ? withoutTags : given;
  const { EndpointArn } = await call(operation, { ...input, EndpointName }).catch((error: Error) => {
    throw failedRequest(operation, error);
  });
  const Metadata = { Endpoint: { Arn: EndpointArn } };
  onStarted(Metadata);
  const properties = await waitUntil<Endpoint>(async () => {
    const found: Endpoint = await call("DescribeEndpoint", { EndpointName });
    return /^(InService|Failed|OutOfService)$/.test(String(found.EndpointStatus)) ? found : undefined;
  }, closing);
  if (properties.EndpointStatus === "InService") return { status: "Succeeded", Metadata, properties };
  const reason = String(properties.FailureReason ?? "the endpoint did not come into service");
  return { status: "Failed", Metadata, properties, FailureReason: `ClientError: ${reason}` };
};
