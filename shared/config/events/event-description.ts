import type * as z from "zod";

/** What is promised of one kind of event. */
export type EventDescription = {
  /** When it is put on the bus. */
  readonly when: string;
  readonly detail: z.ZodObject;
};
