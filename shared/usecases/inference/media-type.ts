/** The type and subtype of a media type, in lower case and without its parameters. */
export const mediaType = (text: string): string => (text.split(";")[0] ?? "").trim().toLowerCase();
