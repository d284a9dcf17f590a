/** An artifact that cannot be put on disk as it is; `isTooLarge` tells a full volume from a broken archive. */
export class ArchiveError extends Error {
  readonly isTooLarge: boolean;

  constructor(message: string, isTooLarge = false) {
    super(message);
    this.name = "ArchiveError";
    this.isTooLarge = isTooLarge;
  }
}
