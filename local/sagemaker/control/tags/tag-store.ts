import type { Tag } from "@aws-sdk/client-sagemaker";
import type { SageMakerContext } from "../../context.ts";
import { refuse } from "../refuse.ts";

/** The tags of every kind of resource, by ARN. */
export interface TagStore {
  /** Refuses the ARN of nothing. */
  read(arn: string): readonly Tag[];
  write(arn: string, tags: readonly Tag[]): void;
  /** Whether the resource, and not an earlier one of its name, has had tags written. */
  isKnown(arn: string): boolean;
}

type Resource = { readonly CreationTime?: number };
type TagRecord = { readonly Tags: readonly Tag[]; readonly CreationTime?: number };

const kindOf = (arn: string): string => arn.split(":")[5]?.split("/")[0] ?? "";

const hasArn = (record: object, arn: string): boolean =>
  Object.entries(record).some(
    ([member, value]) =>
      member.endsWith("Arn") && typeof value === "string" && value.toLowerCase() === arn.toLowerCase(),
  );

/** Keeps tags beside the resources; a resource is there when a record of its kind has its ARN. */
export const createTagStore = ({ records }: Pick<SageMakerContext, "records">): TagStore => {
  const resourceOf = (arn: string): Resource => {
    const kind = kindOf(arn);
    const resource =
      kind === "" ? undefined : records.list<Resource>(kind).find((record) => hasArn(record, arn));
    return resource ?? refuse(`Resource ${arn} does not exist.`);
  };
  /** Tags of a resource that was deleted since are nobody's. */
  const find = (arn: string): TagRecord | undefined => {
    const { CreationTime } = resourceOf(arn);
    const found = records.get<TagRecord>("tags", arn.toLowerCase());
    return found?.CreationTime === CreationTime ? found : undefined;
  };
  return {
    read: (arn) => find(arn)?.Tags ?? [],
    isKnown: (arn) => find(arn) !== undefined,
    write: (arn, Tags) => {
      const { CreationTime } = resourceOf(arn);
      records.put("tags", arn.toLowerCase(), {
        Tags,
        ...(CreationTime === undefined ? {} : { CreationTime }),
      });
    },
  };
};
