import type { PipelineDefinition } from "./definition.ts";

/** The bytes of a definition: the same for the same definition, whoever compiles it and where. */
export const canonicalText = (definition: PipelineDefinition): string => JSON.stringify(definition);
