/** The parts of dynalite 4.0.0 that the local DynamoDB builds on; the package carries no types of its own. */
declare module "dynalite/db/index.js" {
  type Callback<Value = void> = (error: Error | null | undefined, value?: Value) => void;
  export type AttributeValue = { readonly S?: string; readonly N?: string; readonly [type: string]: unknown };
  export type Item = Record<string, AttributeValue>;
  export type Table = {
    TableName: string;
    TableStatus: string;
    KeySchema: { AttributeName: string }[];
    GlobalSecondaryIndexes?: { IndexStatus: string }[];
  };
  export type Write =
    | { readonly type: "put"; readonly key: string; readonly value: object }
    | { readonly type: "del"; readonly key: string };
  type Lock = (key: string, locked: (release: (callback: Callback) => Callback) => void) => void;
  export type Part = {
    lock: Lock;
    get(key: string, callback: Callback<Item>): void;
    put(key: string, value: object, callback: Callback): void;
    del(key: string, callback: Callback): void;
  };
  type Range = { readonly gte: string; readonly lt: string };
  export type Level = {
    open(): Promise<void>;
    close(): Promise<void>;
    get(key: string): Promise<unknown>;
    put(key: string, value: object): Promise<void>;
    del(key: string): Promise<void>;
    batch(writes: readonly Write[]): Promise<void>;
    batch(writes: readonly Write[], callback: Callback): void;
    iterator(range: Range): AsyncIterable<[string, unknown]>;
    values(range: Range): AsyncIterable<unknown>;
  };
  export type Store = {
    readonly db: Level;
    readonly tableDb: Part & { awsAccountId: string; awsRegion: string };
    readonly getItemDb: (table: string) => Part;
    readonly getIndexDb: (kind: string, table: string, index: string) => Part;
    readonly getTable: (name: string, checkStatus: boolean, callback: Callback<Table>) => void;
  };
  type Options = {
    readonly path: string;
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
  };
  const db: {
    create(options: Options): Store;
    validateKey(key: Item, table: Table): Error | undefined;
    createKey(item: Item, table: Table): string;
    checkConditional(request: object, item: Item | undefined): Error | null | undefined;
    itemSize(item: object): number;
  };

  // biome-ignore lint/style/noDefaultExport: a CommonJS module arrives as the default.
  export { db as default };
}

declare module "dynalite/validations/index.js" {
  import type { Store } from "dynalite/db/index.js";

  const validations: {
    checkTypes(request: object, types: object): object;
    checkValidations(request: object, types: object, custom: unknown, store: Store): void;
  };

  // biome-ignore lint/style/noDefaultExport: a CommonJS module arrives as the default.
  export { validations as default };
}
