import type { Use } from "../identity/create-authority.ts";

/** A use in one line, as evidence keeps it. */
export const textOfUse = ({ bearer, action, resource }: Use): string => `${bearer} ${action} ${resource}`;
