import type { Tag } from "@aws-sdk/client-sagemaker";
import type { Operations } from "../../../gateway/json-service.ts";
import { listPage, type PageRequest } from "../list-page.ts";
import { refuse } from "../refuse.ts";
import { checkTags } from "./check-tags.ts";
import type { TagStore } from "./tag-store.ts";

type Tagged = { readonly ResourceArn: string };

const DEFAULT_PAGE_SIZE = 50;

/** Only the group of a versioned package has tags. */
const checkTaggable = (arn: string): void => {
  if (/:model-package\/[^/]+\/\d+$/.test(arn))
    refuse(`Tags cannot be set on versioned model package ${arn}: it uses those of its model package group.`);
};

/** AddTags, ListTags and DeleteTags. */
export const createTagOperations = (store: TagStore): Operations => ({
  AddTags: ({ ResourceArn, Tags }: Tagged & { readonly Tags: readonly Tag[] }) => {
    checkTaggable(ResourceArn);
    checkTags(Tags);
    const added = new Set(Tags.map(({ Key }) => Key));
    const tags = [...store.read(ResourceArn).filter(({ Key }) => !added.has(Key)), ...Tags];
    checkTags(tags);
    store.write(ResourceArn, tags);
    return { Tags: tags };
  },
  ListTags: ({ ResourceArn, ...paging }: Tagged & PageRequest) => {
    const tags = store.read(ResourceArn);
    const { items, ...page } = listPage(tags, ({ Key = "" }) => [Key], {
      MaxResults: DEFAULT_PAGE_SIZE,
      ...paging,
    });
    return { Tags: items, ...page };
  },
  DeleteTags: ({ ResourceArn, TagKeys }: Tagged & { readonly TagKeys: readonly string[] }) => {
    const kept = store.read(ResourceArn).filter(({ Key = "" }) => !TagKeys.includes(Key));
    store.write(ResourceArn, kept);
    return {};
  },
});
