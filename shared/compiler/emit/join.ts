import type { Emitted, EmittedObject } from "./emitted.ts";

/** A string that the service puts together when the pipeline runs. */
export const join = (separator: string, values: readonly Emitted[]): EmittedObject => ({
  "Std:Join": { On: separator, Values: values },
});
