/** A registered version, and which pipeline's run says that it registered it. */
export type RegisteredVersion = {
  readonly arn: string;
  readonly version: number;
  readonly pipeline?: string;
  readonly execution?: string;
};

/** What stays of an installation when its stack is deleted. */
export type Remains = {
  hasPipeline(name: string): Promise<boolean>;
  deletePipeline(name: string): Promise<void>;
  /** Every version of a group; none of a group that is not there. */
  versions(group: string): Promise<readonly RegisteredVersion[]>;
  deleteVersion(arn: string): Promise<void>;
  deleteGroup(group: string): Promise<void>;
  hasBucket(name: string): Promise<boolean>;
  /** Deletes a bucket with all objects and their versions; tells after each page how many those were. */
  deleteBucket(name: string, progress: (objects: number) => void): Promise<void>;
  hasTable(name: string): Promise<boolean>;
  /** Deletes a table, its protection from that first. */
  deleteTable(name: string): Promise<void>;
};
