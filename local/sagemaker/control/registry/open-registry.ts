import type { SageMakerContext } from "../../context.ts";
import { refuse } from "../refuse.ts";
import { resourceArn } from "../resource-arn.ts";
import type { GroupRecord } from "./group-record.ts";
import type { PackageRecord } from "./package-record.ts";

/** The records of one kind, found by name or ARN whatever their case, since ARNs come in lower case. */
export interface RegistryRecords<T extends object> {
  arnOf(nameOrArn: string): string;
  find(nameOrArn: string): T | undefined;
  /** Refuses what does not exist. */
  get(nameOrArn: string): T;
  put(record: T): void;
  delete(record: T): void;
  list(): T[];
}

export type Registry = {
  readonly groups: RegistryRecords<GroupRecord>;
  readonly packages: RegistryRecords<PackageRecord>;
};

type Kind<T> = {
  readonly kind: "model-package-group" | "model-package";
  readonly noun: string;
  readonly arn: (record: T) => string;
};

const openRecords = <T extends object>(context: SageMakerContext, { kind, noun, arn }: Kind<T>) => {
  const { records } = context;
  const arnOf = (nameOrArn: string): string =>
    nameOrArn.startsWith("arn:") ? nameOrArn.toLowerCase() : resourceArn(context, kind, nameOrArn);
  const find = (nameOrArn: string) => records.get<T>(kind, arnOf(nameOrArn));
  return {
    arnOf,
    find,
    get: (nameOrArn: string) => find(nameOrArn) ?? refuse(`${noun} ${arnOf(nameOrArn)} does not exist.`),
    put: (record: T) => records.put(kind, arn(record), record),
    delete: (record: T) => records.delete(kind, arn(record)),
    list: () => records.list<T>(kind),
  };
};

/** Opens the model registry. */
export const openRegistry = (context: SageMakerContext): Registry => ({
  groups: openRecords<GroupRecord>(context, {
    kind: "model-package-group",
    noun: "ModelPackageGroup",
    arn: ({ ModelPackageGroupArn }) => ModelPackageGroupArn,
  }),
  packages: openRecords<PackageRecord>(context, {
    kind: "model-package",
    noun: "ModelPackage",
    arn: ({ ModelPackageArn }) => ModelPackageArn,
  }),
});
