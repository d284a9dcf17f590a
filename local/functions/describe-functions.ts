import { AwsError } from "../gateway/aws-error.ts";
import type { FunctionSpec } from "./function-spec.ts";

export type Described = {
  readonly specs: () => readonly FunctionSpec[];
  readonly endpointUrl: string;
};

// What a new account may run at once.
const ACCOUNT_CONCURRENCY = 1000;

const configuration = ({
  name,
  arn,
  handler,
  timeoutSeconds,
  memoryMegabytes,
  environment,
}: FunctionSpec) => ({
  FunctionName: name,
  FunctionArn: arn,
  Runtime: "nodejs24.x",
  Handler: handler,
  Timeout: timeoutSeconds,
  MemorySize: memoryMegabytes,
  Environment: { Variables: environment },
  State: "Active",
  LastUpdateStatus: "Successful",
});

/** Lambda's operations that tell of functions and change nothing; gives undefined for every other request. */
export const describeFunctions =
  ({ specs, endpointUrl }: Described) =>
  (method = "GET", url = "/"): object | undefined => {
    const path = url.split("?")[0] ?? "";
    if (method !== "GET") return undefined;
    if (/^\/2015-03-31\/functions\/?$/.test(path)) return { Functions: specs().map(configuration) };
    if (/^\/2016-08-19\/account-settings\/?$/.test(path))
      return {
        AccountLimit: {
          ConcurrentExecutions: ACCOUNT_CONCURRENCY,
          UnreservedConcurrentExecutions: ACCOUNT_CONCURRENCY,
        },
      };
    const [, name = "", what] =
      /^\/\d{4}-\d\d-\d\d\/functions\/([^/]+)(?:\/(configuration|url|concurrency))$/.exec(path) ?? [];
    if (what === undefined) return undefined;
    const spec = specs().find((each) => each.name === decodeURIComponent(name));
    if (!spec) throw new AwsError("ResourceNotFoundException", `Function not found: ${name}`, 404);
    if (what === "configuration") return configuration(spec);
    if (what === "concurrency") return {};
    if (!spec.url)
      throw new AwsError("ResourceNotFoundException", "The resource you requested does not exist.", 404);
    const FunctionUrl = `${endpointUrl}/functions/${spec.name}/`;
    return { FunctionUrl, FunctionArn: spec.arn, AuthType: spec.url.authType };
  };
