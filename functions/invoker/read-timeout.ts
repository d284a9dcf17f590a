const MILLISECONDS = /^[1-9][0-9]{0,6}$/;

/** The milliseconds that a caller gives a request; Infinity where it does not say, undefined where that cannot be read. */
export const readTimeout = (header: string | undefined): number | undefined => {
  if (header === undefined) return Number.POSITIVE_INFINITY;
  return MILLISECONDS.test(header) ? Number(header) : undefined;
};
