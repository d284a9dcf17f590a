import type { RecordFormat } from "./record-format.ts";
import type { Json } from "./select-data.ts";

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Joins an answer to the record that it belongs to: columns after columns in CSV, a member `SageMakerOutput` in JSON. */
export const joinOutput = (input: Json, output: Json, format: RecordFormat): Json => {
  if (format.kind === "csv") return [input, output].flat() as Json;
  return isObject(input)
    ? { ...input, SageMakerOutput: output }
    : { SageMakerInput: input, SageMakerOutput: output };
};
