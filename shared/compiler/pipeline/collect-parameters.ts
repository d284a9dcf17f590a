import type * as z from "zod";
import type { pipelineSection } from "../../config/schema/pipeline-section.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { DefinitionParameter } from "../definition.ts";
import { pipelineParameter } from "./pipeline-parameter.ts";

/** The parameters that a pipeline declares, in the order of the config. */
export const collectParameters = (
  { parameters }: Pick<z.output<typeof pipelineSection>, "parameters">,
  pipeline: Place,
): Map<string, DefinitionParameter> => {
  const place = child(pipeline, "parameters");
  const names = place.node?.kind === "map" ? [...place.node.entries.keys()] : [];
  return new Map(
    names.flatMap((name) => {
      const declared = parameters?.[name];
      return declared === undefined
        ? []
        : [[name, pipelineParameter(name, declared, child(place, name))] as const];
    }),
  );
};
