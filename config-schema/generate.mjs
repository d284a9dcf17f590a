import { writeFileSync } from "node:fs";
import { eventsPage } from "../shared/config/events/events-page.ts";
import { publishedSchemas } from "../shared/config/schema/documents/published-schemas.ts";
import { referencePage } from "../shared/config/schema/documents/reference-page.ts";

const write = (name, text) => writeFileSync(new URL(name, import.meta.url), text);

// Writes the published schemas and the reference from the validators; a test fails when this was forgotten.
for (const [name, schema] of Object.entries(publishedSchemas()))
  write(name, `${JSON.stringify(schema, null, 2)}\n`);
write("reference.md", referencePage());
write("events.md", eventsPage());
