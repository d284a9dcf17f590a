import { AwsError } from "../../gateway/aws-error.ts";
import type { SageMakerContext } from "../context.ts";
import { hostingArn } from "./hosting-arn.ts";

type Kind = "model" | "endpoint-config" | "endpoint";

const words: Readonly<Record<Kind, string>> = {
  model: "model",
  "endpoint-config": "endpoint configuration",
  endpoint: "endpoint",
};

/** The records of one kind of hosting resource, with SageMaker's words for what is missing or in the way. */
export interface HostingRecords<T extends object> {
  arnOf(name: string): string;
  find(name: string): T | undefined;
  /** Refuses a name that has no record. */
  get(name: string): T;
  /** Refuses a name that has one already. */
  checkNew(name: string): void;
  put(name: string, record: T): void;
  delete(name: string): void;
  list(): T[];
}

/** Opens the records of a kind. */
export const openHostingRecords = <T extends object>(
  context: SageMakerContext,
  kind: Kind,
): HostingRecords<T> => {
  const { records } = context;
  const arnOf = (name: string): string => hostingArn(context, kind, name);
  const find = (name: string): T | undefined => records.get<T>(kind, name);
  return {
    arnOf,
    find,
    get: (name) => {
      const record = find(name);
      if (!record)
        throw new AwsError("ValidationException", `Could not find ${words[kind]} "${arnOf(name)}".`);
      return record;
    },
    checkNew: (name) => {
      if (!find(name)) return;
      throw new AwsError(
        "ValidationException",
        `Cannot create already existing ${words[kind]} "${arnOf(name)}".`,
      );
    },
    put: (name, record) => records.put(kind, name, record),
    delete: (name) => records.delete(kind, name),
    list: () => records.list<T>(kind),
  };
};
