/** A value as whoever wrote it can find it again. */
export const showJson = (value: unknown): string => JSON.stringify(value) ?? "nothing";
