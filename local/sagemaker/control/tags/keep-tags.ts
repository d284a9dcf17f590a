import type { Tag } from "@aws-sdk/client-sagemaker";
import type { Operation, Operations } from "../../../gateway/json-service.ts";
import { checkTags } from "./check-tags.ts";
import type { TagStore } from "./tag-store.ts";

const arnIn = (answer: object): string | undefined =>
  Object.entries(answer).find(([member]) => member.endsWith("Arn"))?.[1];

const keeping =
  (operation: Operation, store: TagStore): Operation =>
  async (input: { readonly Tags?: readonly Tag[] }) => {
    const { Tags = [] } = input;
    checkTags(Tags);
    const answer = await operation(input);
    const arn = arnIn(answer);
    // A request that came again creates nothing, and must not bring back tags that have changed since.
    if (arn !== undefined && Tags.length > 0 && !store.isKnown(arn)) store.write(arn, Tags);
    return answer;
  };

/** The same operations, of which those that create keep the tags that they are given. */
export const keepTags = (operations: Operations, store: TagStore): Operations =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      name.startsWith("Create") ? keeping(operation, store) : operation,
    ]),
  );
