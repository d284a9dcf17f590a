import {
  type FunctionConfiguration,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionUrlConfigCommand,
  type LambdaClient,
  paginateListFunctions,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import type { FunctionState, Inspection } from "../../ports/inspection.ts";

// A name goes on after the stage's, and a stage's name may begin as another's does.
const OWN_NAME = /^[a-z]+$/i;

const environmentOf = ({ Environment }: FunctionConfiguration): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(Environment?.Variables ?? {}));

/** The functions whose names begin with a prefix, as Lambda describes them. */
export const inspectFunctions = (
  client: LambdaClient,
  prefix: string,
): Pick<Inspection, "functions" | "urlOf" | "concurrency"> => {
  const stateOf = async (name: string, found: FunctionConfiguration): Promise<FunctionState> => {
    const { ReservedConcurrentExecutions: reserved } = await client.send(
      new GetFunctionConcurrencyCommand({ FunctionName: `${prefix}${name}` }),
    );
    return {
      name,
      // ListFunctions does not tell it; a function that is listed runs unless it says otherwise.
      state: found.State ?? "Active",
      lastUpdate: found.LastUpdateStatus ?? "Successful",
      environment: environmentOf(found),
      ...(reserved === undefined ? {} : { reserved }),
    };
  };

  return {
    functions: async () => {
      const states: FunctionState[] = [];
      for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
        for (const found of Functions) {
          const name = found.FunctionName ?? "";
          const own = name.slice(prefix.length);
          if (name.startsWith(prefix) && OWN_NAME.test(own)) states.push(await stateOf(own, found));
        }
      return states;
    },
    urlOf: async (name) => {
      try {
        const request = new GetFunctionUrlConfigCommand({ FunctionName: `${prefix}${name}` });
        return (await client.send(request)).FunctionUrl;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    concurrency: async () => {
      const { AccountLimit } = await client.send(new GetAccountSettingsCommand());
      return {
        limit: AccountLimit?.ConcurrentExecutions ?? 0,
        unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
      };
    },
  };
};
