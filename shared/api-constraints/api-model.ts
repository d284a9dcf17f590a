import generated from "./generated/sagemaker.json" with { type: "json" };
import type { Shape } from "./shape.ts";

type Operation = { readonly input: string; readonly output?: string };

type ApiModel = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

/** SageMaker's published API model, as far as Slipway compiles or serves it. */
export const apiModel = generated as unknown as ApiModel;
