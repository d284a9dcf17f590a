import { settingMissing } from "../domain/errors.ts";

/** The value of an environment variable that a function cannot work without. */
export const readSetting = (name: string, environment: NodeJS.ProcessEnv = process.env): string => {
  const value = environment[name];
  if (value === undefined || value === "") throw settingMissing(name);
  return value;
};
