import type { RegisteredVersion, Remains } from "../../shared/ports/remains.ts";

/** What stays of an installation, in memory, and in which order it went. */
export const inMemoryRemains = ({
  pipelines = [],
  groups = {},
  buckets = [],
  tables = [],
}: {
  readonly pipelines?: readonly string[];
  readonly groups?: Readonly<Record<string, readonly RegisteredVersion[]>>;
  readonly buckets?: readonly string[];
  readonly tables?: readonly string[];
} = {}): Remains & { readonly gone: readonly string[] } => {
  const gone: string[] = [];
  const isThere = (name: string): boolean => !gone.includes(name);
  const go = async (name: string): Promise<void> => {
    gone.push(name);
  };
  return {
    gone,
    hasPipeline: async (name) => pipelines.includes(name) && isThere(`pipeline ${name}`),
    deletePipeline: (name) => go(`pipeline ${name}`),
    versions: async (group) => (groups[group] ?? []).filter(({ arn }) => isThere(arn)),
    deleteVersion: go,
    deleteGroup: (group) => go(`group ${group}`),
    hasBucket: async (name) => buckets.includes(name) && isThere(`bucket ${name}`),
    deleteBucket: (name) => go(`bucket ${name}`),
    hasTable: async (name) => tables.includes(name) && isThere(`table ${name}`),
    deleteTable: (name) => go(`table ${name}`),
  };
};
