import type { Resolver } from "../create-resolver.ts";
import type { Template } from "../template.ts";

type Key = { readonly AttributeName: string; readonly KeyType: string };

/** The attribute that each table of a template is partitioned by. */
export const readPartitionKeys = (
  template: Template,
  { resolve, nameOf }: Resolver,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === "AWS::DynamoDB::Table")
      .flatMap(([id, { Properties }]) =>
        ((resolve(Properties?.KeySchema) ?? []) as readonly Key[])
          .filter(({ KeyType }) => KeyType === "HASH")
          .map(({ AttributeName }) => [nameOf(id), AttributeName] as const),
      ),
  );
