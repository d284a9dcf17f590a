import type * as z from "zod";
import type { pipelineSection } from "../../config/schema/pipeline-section.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { CompiledStart } from "../compilation.ts";
import { scalarText } from "../emit/job/scalar-text.ts";

/** How a change starts a run of a pipeline. */
export const startOf = (
  { start }: Pick<z.output<typeof pipelineSection>, "start">,
  pipeline: Place,
): CompiledStart => {
  const { node } = child(pipeline, "start", "parameters");
  const parameters =
    node?.kind === "map" ? [...node.entries].map(([name, { value }]) => [name, scalarText(value)]) : [];
  return {
    parameters: Object.fromEntries(parameters),
    ...(start?.selected_steps ? { selectedSteps: start.selected_steps } : {}),
    ...(start?.source_execution ? { sourceExecution: start.source_execution } : {}),
    policy: {
      ...(start?.policy ? { on: start.policy } : {}),
      ...(start?.schedule ? { schedule: start.schedule } : {}),
      ...(start?.when_running ? { whenRunning: start.when_running } : {}),
    },
  };
};
