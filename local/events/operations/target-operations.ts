import { AwsError } from "../../gateway/aws-error.ts";
import type { Operations } from "../../gateway/json-service.ts";
import type { RuleBook } from "../rules/create-rule-book.ts";
import type { Rule } from "../rules/rule.ts";
import { checkTarget } from "../target/check-target.ts";
import type { Target } from "../target/target.ts";
import { page } from "./page.ts";

type OfRule = { readonly Rule: string; readonly EventBusName?: string };
type Put = OfRule & { readonly Targets?: readonly Target[] };
type Remove = OfRule & { readonly Ids?: readonly string[] };
type Listing = OfRule & { readonly Limit?: number; readonly NextToken?: string };
type ByTarget = {
  readonly TargetArn: string;
  readonly EventBusName?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
};

const MOST = 5;

/** The operations on the targets of rules. */
export const targetOperations = (book: RuleBook): Operations => {
  const find = ({ Rule: name, EventBusName }: OfRule): Rule => book.rule(book.bus(EventBusName).name, name);

  return {
    PutTargets: ({ Targets = [], ...input }: Put) => {
      const rule = find(input);
      Targets.forEach(checkTarget);
      const targets = new Map([...rule.targets, ...Targets].map((target) => [target.Id, target]));
      if (targets.size > MOST)
        throw new AwsError("LimitExceededException", `A rule can have ${MOST} targets, not ${targets.size}.`);
      book.putRule({ ...rule, targets: [...targets.values()] });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },

    RemoveTargets: ({ Ids = [], ...input }: Remove) => {
      const rule = find(input);
      const unknown = Ids.filter((id) => !rule.targets.some(({ Id }) => Id === id));
      book.putRule({ ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) });
      return {
        FailedEntryCount: unknown.length,
        FailedEntries: unknown.map((TargetId) => ({
          TargetId,
          ErrorCode: "ResourceNotFoundException",
          ErrorMessage: `Rule ${rule.name} has no target ${TargetId}.`,
        })),
      };
    },

    ListTargetsByRule: ({ Limit, NextToken, ...input }: Listing) => {
      const targets = find(input).targets.map((target) => ({ name: target.Id, target }));
      const { items, token } = page(
        targets.sort((a, b) => (a.name < b.name ? -1 : 1)),
        { ...(Limit !== undefined && { Limit }), ...(NextToken !== undefined && { NextToken }) },
      );
      return { Targets: items.map(({ target }) => target), ...token };
    },

    ListRuleNamesByTarget: ({ TargetArn, EventBusName, ...request }: ByTarget) => {
      const rules = book.rules(book.bus(EventBusName).name);
      const { items, token } = page(
        rules.filter(({ targets }) => targets.some(({ Arn }) => Arn === TargetArn)),
        request,
      );
      return { RuleNames: items.map(({ name }) => name), ...token };
    },
  };
};
