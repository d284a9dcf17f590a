import type { Place } from "../../config/yaml/place.ts";
import type { ArgumentOrigin } from "../argument-origin.ts";
import { type Emitted, Sourced } from "../emit/emitted.ts";
import type { Json } from "../json.ts";
import type { Asker } from "../plan/step-index.ts";
import type { Scope } from "../scope.ts";
import { settleText } from "./settle-text.ts";

/** Where a value belongs, for reports and for the record of origins. */
export type Settling = {
  readonly path: string;
  readonly place: Place;
  readonly asker: Asker | undefined;
};

const keyPath = (path: string, key: string): string =>
  /^\w[\w:-]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;

/** Turns an emitted value into JSON: absent parts dropped, references resolved, origins recorded by path. */
export const settle = (scope: Scope, value: Emitted, at: Settling): Json | undefined => {
  if (value instanceof Sourced) {
    scope.origins.set(at.path, value.origin satisfies ArgumentOrigin);
    return settle(
      scope,
      value.value,
      value.origin.kind === "config" ? { ...at, place: value.origin.place } : at,
    );
  }
  if (value === undefined) return undefined;
  if (typeof value === "string") return settleText(scope, value, at);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.flatMap((item: Emitted, index) => {
      const settled = settle(scope, item, { ...at, path: `${at.path}[${index}]` });
      return settled === undefined ? [] : [settled];
    });
  const settled: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    const one = settle(scope, item, { ...at, path: keyPath(at.path, key) });
    if (one !== undefined) settled[key] = one;
  }
  return settled;
};
