/** The JSON of a delivery, sent as such or in the `payload` field of a form; undefined where there is none. */
export const parsePayload = (
  body: Buffer,
  contentType: string | undefined,
): Record<string, unknown> | undefined => {
  const text = body.toString("utf8");
  const isForm = contentType?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false;
  try {
    const payload: unknown = JSON.parse(isForm ? (new URLSearchParams(text).get("payload") ?? "") : text);
    return typeof payload === "object" && payload !== null && !Array.isArray(payload)
      ? { ...payload }
      : undefined;
  } catch {
    return undefined;
  }
};
