import type { ConfigFile } from "./config-file.ts";

/** One conf file as stored: raw text, because the order of YAML maps carries meaning and DynamoDB maps lose it. */
export type Fragment = ConfigFile & {
  /** The git blob that holds `text`. */
  readonly blob: string;
};
