import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { noSuchUpload } from "../s3-errors.ts";
import { compareKeys } from "./compare-keys.ts";
import { listFolder } from "./list-folder.ts";
import type { Blobs } from "./open-blobs.ts";
import { readRecord } from "./read-record.ts";
import type { StoredPart, StoredUpload } from "./stored-upload.ts";
import { writeRecord } from "./write-record.ts";

/** One bucket's multipart uploads that are under way. */
export interface Uploads {
  /** Sorted by key, then by age. */
  all(): readonly StoredUpload[];
  /** Refuses with NoSuchUpload. */
  get(key: string, id: string): StoredUpload;
  /** By part number. */
  parts(id: string): readonly StoredPart[];
  create(upload: StoredUpload): void;
  /** Takes over the caller's hold on the part's bytes, and gives it up where the upload has ended. */
  putPart(id: string, part: StoredPart): void;
  /** Forgets an upload and gives up its parts. */
  end(id: string): void;
}

export type UploadsOptions = {
  readonly folder: string;
  readonly blobs: Blobs;
  /** Throws once the bucket is gone. */
  readonly checkOpen: () => void;
};

type Open = { readonly upload: StoredUpload; readonly parts: Map<number, StoredPart> };

const UPLOAD_FILE = "upload.json";

const load = (folder: string): Open[] => {
  const files = listFolder(folder);
  const file = join(folder, UPLOAD_FILE);
  if (!files.includes(file)) {
    rmSync(folder, { recursive: true, force: true });
    return [];
  }
  const parts = files.filter((path) => path !== file).map((path) => readRecord<StoredPart>(path));
  return [
    { upload: readRecord<StoredUpload>(file), parts: new Map(parts.map((part) => [part.number, part])) },
  ];
};

const loadAll = (folder: string, blobs: Blobs): Map<string, Open> => {
  const open = listFolder(folder).flatMap(load);
  for (const { parts } of open) for (const { slices } of parts.values()) blobs.retain(slices);
  return new Map(open.map((each) => [each.upload.id, each]));
};

/** Opens the uploads whose records are in `folder`. */
export const openUploads = ({ folder, blobs, checkOpen }: UploadsOptions): Uploads => {
  const uploads = loadAll(folder, blobs);

  const found = (id: string): Open => {
    checkOpen();
    const open = uploads.get(id);
    if (!open) throw noSuchUpload({ UploadId: id });
    return open;
  };

  const keep = (id: string, part: StoredPart): void => {
    const { parts } = found(id);
    writeRecord(join(folder, id, `${part.number}.json`), part);
    const replaced = parts.get(part.number);
    parts.set(part.number, part);
    if (replaced) blobs.release(replaced.slices);
  };

  return {
    all: () =>
      [...uploads.values()]
        .map(({ upload }) => upload)
        .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.id, b.id)),
    get: (key, id) => {
      const { upload } = found(id);
      if (upload.key !== key) throw noSuchUpload({ UploadId: id });
      return upload;
    },
    parts: (id) => [...found(id).parts.values()].sort((a, b) => a.number - b.number),
    create: (upload) => {
      checkOpen();
      mkdirSync(join(folder, upload.id), { recursive: true });
      writeRecord(join(folder, upload.id, UPLOAD_FILE), upload);
      uploads.set(upload.id, { upload, parts: new Map() });
    },
    putPart: (id, part) => {
      try {
        keep(id, part);
      } catch (error) {
        blobs.release(part.slices);
        throw error;
      }
    },
    end: (id) => {
      const { parts } = found(id);
      // The upload's own record goes first: parts without it are nothing.
      rmSync(join(folder, id, UPLOAD_FILE));
      rmSync(join(folder, id), { recursive: true, force: true });
      uploads.delete(id);
      for (const { slices } of parts.values()) blobs.release(slices);
    },
  };
};
