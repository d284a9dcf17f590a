import type { Finding } from "../../domain/finding.ts";
import type { Inspection } from "../../ports/inspection.ts";
import { judgeEndpoint } from "./judge-resources.ts";
import { judgeVariants } from "./judge-variants.ts";
import { look } from "./look.ts";

export type EndpointPlace = {
  readonly name: string;
  /** Where its models are to be loaded from. */
  readonly prefix: string;
};

/** Whether the endpoint is there, and loads the models that are put there for it. */
export const lookAtEndpoint = async (
  inspection: Pick<Inspection, "endpoint" | "variants">,
  { name, prefix }: EndpointPlace,
): Promise<readonly Finding[]> => {
  const state = await inspection.endpoint(name);
  const finding = judgeEndpoint(name, state);
  if (state === undefined) return [finding];
  return [
    finding,
    ...(await look("endpoint's models", async () => judgeVariants(await inspection.variants(name), prefix))),
  ];
};
