/** A hyperparameter as the training toolkit reads it: JSON where it is JSON, else the text itself. */
export const readSetting = (value: string | undefined): string | undefined => {
  if (value === undefined) return undefined;
  try {
    const decoded: unknown = JSON.parse(value);
    return typeof decoded === "string" ? decoded : value;
  } catch {
    return value;
  }
};
