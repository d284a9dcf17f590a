import type { IncomingHttpHeaders } from "node:http";
import type { Account } from "../account.ts";
import type { Need } from "../need.ts";

type Request = { readonly url?: string | undefined; readonly headers: IncomingHttpHeaders };

/** What a request of SageMaker's runtime needs: to invoke its endpoint, with the target model for conditions. */
export const runtimeNeeds =
  ({ region, accountId }: Account) =>
  ({ url = "", headers }: Request): readonly Need[] => {
    const name = /^\/endpoints\/([^/?]+)\//.exec(url)?.[1];
    const model = headers["x-amzn-sagemaker-target-model"];
    return [
      {
        action: "sagemaker:InvokeEndpoint",
        resource:
          name === undefined
            ? "*"
            : `arn:aws:sagemaker:${region}:${accountId}:endpoint/${name.toLowerCase()}`,
        ...(model === undefined ? {} : { context: { "sagemaker:TargetModel": [String(model)] } }),
      },
    ];
  };
