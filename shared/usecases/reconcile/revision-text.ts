import type { Pipeline } from "../../ports/pipelines.ts";

/** What a revision says of a pipeline. */
export type Revision = Omit<Pipeline, "name" | "roleArn">;

/** All that SageMaker is told of a pipeline but its name and role, as JSON: the same pipeline gives the same bytes. */
export const revisionText = ({
  definition,
  displayName,
  description,
  maxParallelSteps,
  tags = {},
}: Revision): string =>
  JSON.stringify({
    definition: JSON.parse(definition),
    displayName,
    description,
    maxParallelSteps,
    tags: Object.fromEntries(Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  });
