import type { Account } from "../account.ts";
import type { Need } from "../need.ts";
import type { NeedsOf } from "./needs-of.ts";

type Attributes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One item's access, as it stands alone or within a transaction. */
type Access = {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Attributes;
  readonly Item?: Attributes;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
};
type Transaction = { readonly TransactItems?: readonly Readonly<Record<string, Access>>[] };

export type Tables = Account & {
  /** The attribute that a table's items are partitioned by. */
  readonly partitionKeyOf: (table: string) => string | undefined;
};

// A transaction has no action of its own: each of its members needs that of the single operation.
const MEMBERS: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

const textOf = (value: Readonly<Record<string, string>> | undefined): readonly string[] =>
  value === undefined ? [] : Object.values(value).slice(0, 1);

const queried = (access: Access, key: string): readonly string[] => {
  const { KeyConditionExpression = "", ExpressionAttributeNames: names = {} } = access;
  const equals = [...KeyConditionExpression.matchAll(/(#?[\w.-]+)\s*=\s*(:[\w.-]+)/g)];
  const [, , placeholder = ""] = equals.find(([, name = ""]) => (names[name] ?? name) === key) ?? [];
  return textOf(access.ExpressionAttributeValues?.[placeholder]);
};

/** What DynamoDB operations need: each item of a transaction its own action, with the partition key for conditions. */
export const dynamodbNeeds = ({ region, accountId, partitionKeyOf }: Tables): NeedsOf => {
  const need = (operation: string, access: Access): Need => {
    const { TableName, IndexName, Key, Item } = access;
    if (TableName === undefined) return { action: `dynamodb:${operation}`, resource: "*" };
    const name = TableName.split(":table/").pop() ?? "";
    const table = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
    const key = partitionKeyOf(name);
    const leading = key === undefined ? [] : [...textOf((Key ?? Item)?.[key]), ...queried(access, key)];
    return {
      action: `dynamodb:${operation}`,
      resource: IndexName === undefined ? table : `${table}/index/${IndexName}`,
      ...(leading.length === 0 ? {} : { context: { "dynamodb:LeadingKeys": leading } }),
    };
  };
  return (operation, input: Access & Transaction) =>
    input.TransactItems === undefined
      ? [need(operation, input)]
      : input.TransactItems.flatMap((item) =>
          Object.entries(item).map(([member, access]) => need(MEMBERS[member] ?? member, access)),
        );
};
