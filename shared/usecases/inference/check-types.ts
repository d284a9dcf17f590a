import type { ServingVersion } from "../../domain/route.ts";
import { isAcceptable } from "./is-acceptable.ts";
import { mediaType } from "./media-type.ts";
import type { TypeMismatch } from "./type-mismatch.ts";

// What declares nothing takes and gives anything; a declaration may be a range such as text/*.
const takes = (declared: readonly string[], contentType: string): boolean =>
  declared.length === 0 ||
  declared.includes(contentType) ||
  isAcceptable(declared.join(","), [mediaType(contentType)]);

const gives = (declared: readonly string[], accept: string | undefined): boolean =>
  accept === undefined || declared.length === 0 || isAcceptable(accept, declared);

/** What of a request's types a version's package rules out; undefined when it can take the request. */
export const checkTypes = (
  { contentTypes = [], responseTypes = [] }: ServingVersion,
  { contentType, accept }: { readonly contentType: string; readonly accept?: string },
): TypeMismatch | undefined => {
  if (!takes(contentTypes, contentType)) return { kind: "content-type", types: contentTypes };
  if (!gives(responseTypes, accept)) return { kind: "accept", types: responseTypes };
  return undefined;
};
