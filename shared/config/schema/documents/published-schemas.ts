import * as z from "zod";
import { accessDocument } from "../../access/access-document.ts";
import { eventsSchema } from "../../events/events-schema.ts";
import { settingsDocument } from "../settings-document.ts";
import { confDocument } from "./conf-document.ts";

// What the YAML language server understands best.
const OPTIONS = { target: "draft-7", io: "input", unrepresentable: "any", reused: "ref" } as const;

/** The JSON Schemas that are published, by the name of their file. */
export const publishedSchemas = (): Readonly<
  Record<"conf.schema.json" | "slipway.schema.json" | "events.schema.json" | "access.schema.json", object>
> => ({
  "conf.schema.json": z.toJSONSchema(confDocument, OPTIONS),
  "slipway.schema.json": z.toJSONSchema(settingsDocument, OPTIONS),
  "events.schema.json": eventsSchema(),
  "access.schema.json": z.toJSONSchema(accessDocument, OPTIONS),
});
