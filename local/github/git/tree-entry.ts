import type { ObjectKind } from "./create-cat-file.ts";

export type TreeEntry = {
  readonly path: string;
  /** As git writes it, six digits. */
  readonly mode: string;
  readonly type: ObjectKind;
  readonly sha: string;
  /** Of blobs. */
  readonly size?: number;
};
