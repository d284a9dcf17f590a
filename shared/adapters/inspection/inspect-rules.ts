import {
  type EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
} from "@aws-sdk/client-eventbridge";
import type { RuleState } from "../../ports/inspection.ts";

const listRules = async (
  client: EventBridgeClient,
  bus: string,
  prefix: string,
): Promise<readonly Rule[]> => {
  const found: Rule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListRulesCommand({ EventBusName: bus, NamePrefix: prefix, NextToken }),
    );
    found.push(...(page.Rules ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
};

/** The rules of a bus whose names begin with a prefix, and which functions of that prefix they call. */
export const inspectRules = async (
  client: EventBridgeClient,
  bus: string,
  prefix: string,
): Promise<readonly RuleState[]> => {
  const states: RuleState[] = [];
  for (const { Name = "", State, ScheduleExpression: schedule } of await listRules(client, bus, prefix)) {
    const { Targets = [] } = await client.send(
      new ListTargetsByRuleCommand({ Rule: Name, EventBusName: bus }),
    );
    states.push({
      name: Name,
      isEnabled: State !== "DISABLED",
      ...(schedule === undefined ? {} : { schedule }),
      functions: Targets.flatMap(({ Arn = "" }) => Arn.split(`:function:${prefix}`)[1] ?? []),
    });
  }
  return states;
};
