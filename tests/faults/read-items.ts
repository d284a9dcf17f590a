import { unmarshall } from "@aws-sdk/util-dynamodb";
import { askAws } from "./ask-aws.ts";
import { NAMES } from "./names.ts";

export type StoredItem = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

type Page = { readonly Items: Parameters<typeof unmarshall>[0][]; readonly LastEvaluatedKey?: object };

/** Every item of the table. */
export const readItems = async (url: string): Promise<readonly StoredItem[]> => {
  const items: StoredItem[] = [];
  let from: object | undefined;
  do {
    const page: Page = await askAws(url, "DynamoDB_20120810.Scan", {
      TableName: NAMES.table,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    items.push(...page.Items.map((item) => unmarshall(item) as StoredItem));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};
