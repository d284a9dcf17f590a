import { apiModel } from "./api-model.ts";
import type { Shape } from "./shape.ts";

/** The shape of that name; a name that the model does not hold is the bare type of an unconstrained scalar. */
export const findShape = (name: string): Shape => apiModel.shapes[name] ?? { type: name as Shape["type"] };
