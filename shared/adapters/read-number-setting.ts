import { settingMalformed } from "../domain/errors.ts";

/** The number that an environment variable gives, or else the default; what is no whole number from 0 is refused. */
export const readNumberSetting = (
  name: string,
  otherwise: number,
  environment: NodeJS.ProcessEnv = process.env,
): number => {
  const text = environment[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw settingMalformed(name, `"${text}" is not a whole number`);
  return value;
};
