import type { Log } from "../ports/log.ts";

const describe = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  const hint = "hint" in error ? error.hint : undefined;
  return { name, code, message, hint, stack, ...(cause === undefined ? {} : { cause: describe(cause) }) };
};

/** Writes each line as one JSON object, as CloudWatch Logs Insights reads them. */
export const createJsonLog = (write: (line: string) => void = console.log): Log => {
  const line = (level: string, message: string, fields: object): void =>
    write(JSON.stringify({ level, time: new Date().toISOString(), message, ...fields }));
  return {
    info: (message, fields = {}) => line("info", message, fields),
    error: (message, error, fields = {}) => line("error", message, { ...fields, error: describe(error) }),
  };
};
