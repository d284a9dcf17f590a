/** What a backup begins with. */
export type BackupHeader = {
  readonly backup: "slipway";
  readonly format: number;
  /** Which table it was made of. */
  readonly table: string;
  /** When it was begun; ISO 8601. */
  readonly at: string;
};

/** What a whole backup ends with. */
export type BackupTrailer = {
  readonly records: number;
  /** SHA-256 of every line before, line ends included. */
  readonly sha256: string;
};

/** The one format there is. */
export const BACKUP_FORMAT = 1;
