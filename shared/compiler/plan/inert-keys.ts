import type * as z from "zod";
import { inert } from "../../config/schema/inert.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import { keyOf } from "../../config/yaml/key-of.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";

const isInert = (schema: z.ZodType): boolean => {
  const { innerType } = schema._zod.def as unknown as { innerType?: z.ZodType };
  return innerType === inert;
};

/** Tells which keys of a section have no effect, once per section. */
export const inertKeys = (schema: z.ZodType, place: Place): readonly Diagnostic[] => {
  const { shape } = schema._zod.def as unknown as { shape?: Readonly<Record<string, z.ZodType>> };
  if (shape === undefined || place.node?.kind !== "map") return [];
  const keys = [...place.node.entries.keys()].filter(
    (key) => shape[key] !== undefined && isInert(shape[key]),
  );
  if (keys.length === 0) return [];
  const named = keys.map((key) => `"${key}"`).join(", ");
  return [
    diagnoseAt(keyOf(child(place, keys[0] ?? "")), {
      code: "no-effect",
      severity: "info",
      message: `${named} ${keys.length > 1 ? "have" : "has"} no effect here, as in the original framework`,
    }),
  ];
};
