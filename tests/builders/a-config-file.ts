import type { ConfigFile } from "../../shared/domain/config-file.ts";

/** A config file of the repository acme/models. */
export const aConfigFile = (text: string, overrides: Partial<ConfigFile> = {}): ConfigFile => ({
  repository: "acme/models",
  path: "conf/conf.yaml",
  commit: "0000000000000000000000000000000000000000",
  text,
  ...overrides,
});
