import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { publishedSchemas } from "../../../shared/config/schema/documents/published-schemas.ts";

describe("the published schemas", () => {
  it.each(Object.entries(publishedSchemas()))(
    "%s is as the validators are (else run node config-schema/generate.mjs)",
    (name, schema) => {
      const published: unknown = JSON.parse(
        readFileSync(new URL(`../../../config-schema/${name}`, import.meta.url), "utf8"),
      );
      expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );
});
