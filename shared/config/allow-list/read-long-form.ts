import { parse } from "yaml";
import { allowListInvalid } from "../../domain/errors.ts";
import { showJson } from "./show-json.ts";

/** The entries of a YAML or JSON list of `{repository, branch, projects}`, unchecked; throws where it is no list. */
export const readLongForm = (text: string): readonly unknown[] => {
  const value: unknown = (() => {
    try {
      return parse(text);
    } catch (error) {
      throw allowListInvalid([`it is neither YAML nor JSON: ${(error as Error).message.split("\n")[0]}`]);
    }
  })();
  if (!Array.isArray(value)) throw allowListInvalid([`it is ${showJson(value)}; write a list of entries`]);
  return value;
};
