/** The bounds that List operations set on times; both are exclusive. */
export type TimeBounds = { readonly after?: number | undefined; readonly before?: number | undefined };

/** Tells whether a time lies between the bounds. */
export const isWithin = (
  time: number,
  { after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY }: TimeBounds,
): boolean => after < time && time < before;
