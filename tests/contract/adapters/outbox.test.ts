import { describe, expect, it } from "@jest/globals";
import { createDynamoJournal } from "../../../shared/adapters/dynamo-journal.ts";
import { createDynamoRouteStore } from "../../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { AuditEntry } from "../../../shared/domain/audit-entry.ts";
import type { TransitionEvent } from "../../../shared/domain/transition-event.ts";
import { checkEvent } from "../../builders/check-event.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();
const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2026-01-01T00:01:00.000Z";

const anEntry = (group: string, at = AT): AuditEntry => ({
  subject: `group#${group}`,
  action: "routed",
  at,
  detail: { package: "arn:1", approval: "Approved", version: 1 },
});

/** A journal over the real table, and a bus that may refuse or be away. */
const aJournal = () => {
  const table = createDynamoTable(dynamo.client(), dynamo.table());
  const [published, logged]: [TransitionEvent[], string[]] = [[], []];
  const state = { isAway: false, refuses: (_: TransitionEvent) => false };
  const bus = {
    publish: async (events: readonly TransitionEvent[]) => {
      if (state.isAway) throw new Error("the bus is away");
      for (const event of events) checkEvent(event);
      published.push(...events.filter((event) => !state.refuses(event)));
      return new Set(events.filter(state.refuses).map(({ detail }) => detail.id));
    },
  };
  const log = { info: () => {}, error: (message: string) => void logged.push(message) };
  const journal = createDynamoJournal(table, { bus, log });
  const write = (group: string, generation = 1) =>
    createDynamoRouteStore(table, journal).put({ group, generation, previous: [] }, anEntry(group));
  const owed = async () => (await table.query("outbox")).length;
  return {
    journal,
    write,
    published,
    logged,
    state,
    owed,
    another: () => createDynamoJournal(table, { bus, log }),
  };
};

describe("the outbox", () => {
  it("publishes what was committed, once, and keeps nothing", async () => {
    const { journal, write, published, owed } = aJournal();
    await write("told");
    expect(published).toEqual([]);
    await journal.flush();
    await journal.flush();
    expect(published).toMatchObject([{ type: "RouteChanged", detail: { group: "told", at: AT } }]);
    expect(await owed()).toBe(0);
  });

  it("owes nothing for a change that was refused", async () => {
    const { journal, write, published, owed } = aJournal();
    expect(await write("refused", 7)).toBe(false);
    expect(await owed()).toBe(0);
    await journal.flush();
    expect(published).toEqual([]);
  });

  it("lets the sweep publish what a killed handler left, once more and with the same id", async () => {
    const { journal, write, published, another, owed } = aJournal();
    await write("killed");
    // Whoever comes too early leaves it to the handler, which may be at work.
    expect(await another().resend(AT)).toBe(0);
    expect(await another().resend(LATER)).toBe(1);
    expect(await another().resend(LATER)).toBe(0);
    expect(await owed()).toBe(0);
    // It was slow and not dead.
    await journal.flush();
    expect(published.map(({ detail }) => detail.id)).toEqual([
      published[0]?.detail.id,
      published[0]?.detail.id,
    ]);
  });

  it("lets a change stand whose events cannot be published, and says so", async () => {
    const { journal, write, state, published, logged, another, owed } = aJournal();
    state.isAway = true;
    expect(await write("away")).toBe(true);
    await journal.flush();
    expect(logged).toEqual(["events are left to the sweep"]);
    await expect(another().resend(LATER)).rejects.toThrow("the bus is away");
    state.isAway = false;
    expect(await another().resend(LATER)).toBe(1);
    expect(published).toHaveLength(1);
    expect(await owed()).toBe(0);
  });

  it("keeps only what the bus refused of several", async () => {
    const { journal, write, state, published, another, owed } = aJournal();
    state.refuses = ({ detail }) => detail.group === "part-2";
    for (const group of ["part-1", "part-2", "part-3"]) await write(group);
    await journal.flush();
    expect(published.map(({ detail }) => detail.group)).toEqual(["part-1", "part-3"]);
    expect(await owed()).toBe(1);
    state.refuses = () => false;
    expect(await another().resend(LATER)).toBe(1);
    expect(published.at(-1)?.detail.group).toBe("part-2");
  });

  it("publishes all that comes after what the bus refuses for ever", async () => {
    const { write, state, published, another, owed } = aJournal();
    state.refuses = ({ detail }) => detail.group === "poison-000";
    for (let group = 0; group < 120; group += 1) await write(`poison-${String(group).padStart(3, "0")}`);
    await expect(another().resend(LATER)).rejects.toThrow("the bus refused 1 events");
    expect(published).toHaveLength(119);
    expect(await owed()).toBe(1);
    state.refuses = () => false;
    expect(await another().resend(LATER)).toBe(1);
  });

  it("publishes more than one transaction deletes", async () => {
    const { write, published, another, owed } = aJournal();
    for (let group = 0; group < 120; group += 1) await write(`many-${group}`);
    expect(await another().resend(LATER)).toBe(120);
    expect(published).toHaveLength(120);
    expect(await owed()).toBe(0);
  });
});
