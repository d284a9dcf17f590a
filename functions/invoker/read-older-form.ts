import { fitsSchema } from "./fits-schema.ts";
import { olderFormSchema } from "./older-form-schema.ts";

export type OlderForm = { readonly model: string; readonly data: string };

const isOlderForm = (value: unknown): value is OlderForm => fitsSchema(olderFormSchema, value);

/** The older system's body, `{"model": group, "data": csv}`; undefined where it is not that. */
export const readOlderForm = (body: Buffer): OlderForm | undefined => {
  try {
    const form: unknown = JSON.parse(body.toString("utf8"));
    return isOlderForm(form) ? form : undefined;
  } catch {
    return undefined;
  }
};
