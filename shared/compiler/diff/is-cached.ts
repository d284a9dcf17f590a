import type { DefinitionStep } from "../definition.ts";

/** Whether a step may reuse an earlier result. */
export const isCached = ({ CacheConfig }: DefinitionStep): boolean => CacheConfig?.Enabled === true;
