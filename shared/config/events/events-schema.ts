import * as z from "zod";
import type { EventDescription } from "./event-description.ts";
import { hintEvents } from "./hint-events.ts";
import { transitionEvents } from "./transition-events.ts";

const OPTIONS = { target: "draft-7", io: "input" } as const;

const definition = (type: string, { when, detail }: EventDescription): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(
    z.object({
      source: z.literal("slipway").describe("Who tells it."),
      "detail-type": z.literal(type).describe("What happened."),
      detail: detail.describe("To what, and how."),
    }),
    OPTIONS,
  );
  return { title: type, description: when, ...schema };
};

/** The JSON Schema of every event on the installation's bus, one definition a detail-type. */
export const eventsSchema = (): object => {
  const events = Object.entries({ ...transitionEvents, ...hintEvents });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "An event on the bus of a Slipway installation",
    description: "Members may be added to a detail; none is renamed or taken away.",
    oneOf: events.map(([type]) => ({ $ref: `#/definitions/${type}` })),
    definitions: Object.fromEntries(events.map(([type, event]) => [type, definition(type, event)])),
  };
};
