import { bearerOf } from "../../identity/bearer-of.ts";
import type { SageMakerContext } from "../context.ts";

type Surroundings = Pick<SageMakerContext, "region" | "endpointUrl"> & {
  /** The role whose rights the container has; the account's owner's where there is none. */
  readonly roleArn: string | undefined;
};
type Host = Readonly<Record<string, string | undefined>>;

/** The host's variables that a container needs to find programs and speak the user's language; the rest stays the host's. */
const inherited = ["PATH", "HOME", "LANG"];

/** A container's environment: nothing of the host but where programs are, the local AWS's address, and what the model asks for. */
export const containerEnvironment = (
  host: Host,
  { region, endpointUrl, roleArn }: Surroundings,
  ...own: readonly Readonly<Record<string, string>>[]
): Record<string, string> => {
  const kept = inherited.flatMap((name) => (host[name] === undefined ? [] : [[name, host[name]] as const]));
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpointUrl(),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: roleArn === undefined ? "local" : bearerOf(roleArn),
    AWS_SECRET_ACCESS_KEY: "local",
    SAGEMAKER_REGION: region,
    PYTHONUNBUFFERED: "1",
    ...Object.assign({}, ...own),
  };
};
