/** Whether an object changed after the date of a condition; undefined where that is no date. Whole seconds, as HTTP has them. */
export const modifiedSince = (date: string | undefined, lastModified: number): boolean | undefined => {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : Math.floor(lastModified / 1000) * 1000 > time;
};
