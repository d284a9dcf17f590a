import { type Emitted, Sourced } from "./emitted.ts";

/** A value that the installation decides. */
export const installed = (value: Emitted): Emitted =>
  value === undefined ? undefined : new Sourced(value, { kind: "installation" });
