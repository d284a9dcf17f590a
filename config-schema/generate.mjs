import { writeFileSync } from "node:fs";
import { publishedSchemas } from "../shared/config/schema/documents/published-schemas.ts";

// Writes the published schemas from the validators; a test fails when this was forgotten.
for (const [name, schema] of Object.entries(publishedSchemas()))
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
