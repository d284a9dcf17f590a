import type { ArgumentOrigin } from "../argument-origin.ts";

/** A value on its way into a definition: JSON whose parts may say where they came from, and may be absent. */
export type Emitted =
  | undefined
  | null
  | string
  | number
  | boolean
  | readonly Emitted[]
  | EmittedObject
  | Sourced;

export type EmittedObject = { readonly [key: string]: Emitted };

/** Marks a value with its origin. */
export class Sourced {
  readonly value: Emitted;
  readonly origin: ArgumentOrigin;
  constructor(value: Emitted, origin: ArgumentOrigin) {
    this.value = value;
    this.origin = origin;
  }
}
