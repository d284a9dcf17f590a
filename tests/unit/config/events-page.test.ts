import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { eventsPage } from "../../../shared/config/events/events-page.ts";
import { eventsSchema } from "../../../shared/config/events/events-schema.ts";
import { transitions } from "../../../shared/domain/transition.ts";

const { definitions } = eventsSchema() as { definitions: Record<string, Record<string, unknown>> };

describe("the page of events", () => {
  it("is as the validators are (else run node config-schema/generate.mjs)", () => {
    const published = readFileSync(new URL("../../../config-schema/events.md", import.meta.url), "utf8");
    expect(published).toBe(eventsPage());
  });

  it("tells the meaning of every member", () => {
    expect(eventsPage()).not.toMatch(/\| +\|$/m);
  });

  it.each(Object.values(transitions))("has %s, which the schema defines too", (type) => {
    expect(eventsPage()).toContain(`| \`${type}\` |`);
    expect(definitions[type]).toMatchObject({
      properties: { source: { const: "slipway" }, "detail-type": { const: type } },
      required: ["source", "detail-type", "detail"],
    });
  });
});
