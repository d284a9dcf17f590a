/** How artifacts are copied; the defaults are S3's own limits and what keeps its calls few. */
export type CopySettings = {
  /** The most bytes that one CopyObject takes; what is larger is copied in parts. */
  readonly largestWhole: number;
  /** Bytes of a part, unless so small parts would be too many. */
  readonly partSize: number;
  /** The most parts that are copied at once. */
  readonly parallel: number;
};

const MIB = 1024 ** 2;

/** S3 copies at most 5 GiB at once. */
export const COPY_SETTINGS: CopySettings = {
  largestWhole: 5 * 1024 * MIB,
  partSize: 256 * MIB,
  parallel: 16,
};
