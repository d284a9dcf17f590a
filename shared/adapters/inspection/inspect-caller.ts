import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import type { CallerState } from "../../ports/inspection.ts";

type Answered = { readonly response: unknown };

/** Asks AWS who we are, and reads from the answer what time it is there. */
export const inspectCaller = async (client: STSClient, now: () => number): Promise<CallerState> => {
  let clockAhead = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { headers } = (answer as Answered).response as { readonly headers?: Record<string, string> };
      const theirs = Date.parse(headers?.date ?? "");
      if (!Number.isNaN(theirs)) clockAhead = now() - theirs;
      return answer;
    },
    { step: "deserialize", name: "readTheirClock", priority: "low", override: true },
  );
  const { Arn = "", Account = "" } = await client.send(new GetCallerIdentityCommand());
  return { arn: Arn, account: Account, clockAhead };
};
