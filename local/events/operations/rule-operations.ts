import { AwsError } from "../../gateway/aws-error.ts";
import type { Operations } from "../../gateway/json-service.ts";
import type { RuleBook } from "../rules/create-rule-book.ts";
import type { Rule } from "../rules/rule.ts";
import { type RuleInput, ruleOf } from "../rules/rule-of.ts";
import { page } from "./page.ts";

type Named = { readonly Name: string; readonly EventBusName?: string };
type Listing = {
  readonly NamePrefix?: string;
  readonly EventBusName?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
};

const describe = ({ name, arn, bus, pattern, schedule, isEnabled, description, roleArn }: Rule): object => ({
  Name: name,
  Arn: arn,
  EventBusName: bus,
  State: isEnabled ? "ENABLED" : "DISABLED",
  ...(pattern !== undefined && { EventPattern: pattern }),
  ...(schedule !== undefined && { ScheduleExpression: schedule }),
  ...(description !== undefined && { Description: description }),
  ...(roleArn !== undefined && { RoleArn: roleArn }),
});

/** The operations on rules; `changed` hears of each change. */
export const ruleOperations = (book: RuleBook, changed: () => void): Operations => {
  const find = ({ Name, EventBusName }: Named): Rule => book.rule(book.bus(EventBusName).name, Name);
  const put = (rule: Rule): void => {
    book.putRule(rule);
    changed();
  };
  const enable = (input: Named, isEnabled: boolean): object => {
    put({ ...find(input), isEnabled });
    return {};
  };

  return {
    PutRule: (input: RuleInput) => {
      const rule = ruleOf(book, input);
      const before = book.rules(rule.bus).find(({ name }) => name === rule.name);
      put({ ...rule, targets: before?.targets ?? [] });
      return { RuleArn: rule.arn };
    },
    DeleteRule: ({ Name, EventBusName }: Named) => {
      const { name: bus } = book.bus(EventBusName);
      const rule = book.rules(bus).find(({ name }) => name === Name);
      if (rule && rule.targets.length > 0)
        throw new AwsError("ValidationException", "Rule can't be deleted since it has targets.");
      book.deleteRule(bus, Name);
      changed();
      return {};
    },
    EnableRule: (input: Named) => enable(input, true),
    DisableRule: (input: Named) => enable(input, false),
    DescribeRule: (input: Named) => describe(find(input)),
    ListRules: ({ NamePrefix = "", EventBusName, ...request }: Listing) => {
      const rules = book.rules(book.bus(EventBusName).name);
      const { items, token } = page(
        rules.filter(({ name }) => name.startsWith(NamePrefix)),
        request,
      );
      return { Rules: items.map(describe), ...token };
    },
  };
};
