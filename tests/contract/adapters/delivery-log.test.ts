import { describe, expect, it } from "@jest/globals";
import { createDynamoDeliveryLog } from "../../../shared/adapters/dynamo-delivery-log.ts";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { AuditEntry } from "../../../shared/domain/audit-entry.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();

describe("the delivery log on DynamoDB", () => {
  const aLog = () => createDynamoDeliveryLog(dynamo.client(), dynamo.table(), Date.now);
  const aDelivery = (id: string) => ({ id, event: "push", repository: "acme/fraud" });

  it("knows a delivery from its second time on", async () => {
    const log = aLog();
    expect(await log.remember(aDelivery("d-1"))).toBe("new");
    expect(await log.remember(aDelivery("d-1"))).toBe("pending");
    expect(await log.remember(aDelivery("d-2"))).toBe("new");
  });

  it("calls one of many simultaneous repetitions new", async () => {
    const log = aLog();
    const states = await Promise.all(Array.from({ length: 20 }, () => log.remember(aDelivery("d-3"))));
    expect(states.filter((state) => state === "new")).toHaveLength(1);
  });

  it("tells that a delivery has been handled once its head is settled", async () => {
    const log = aLog();
    const projects = createDynamoProjectStore(createDynamoTable(dynamo.client(), dynamo.table()));
    await log.remember(aDelivery("d-4"));
    const head = {
      repository: "acme/fraud",
      branch: "main",
      project: "fraud",
      commit: "c1",
      confs: {},
      sources: [],
      state: "applying" as const,
    };
    const audit: AuditEntry = {
      subject: "project#fraud",
      action: "declared",
      at: "2026-01-01T00:00:00.000Z",
      detail: {},
    };
    await projects.record({
      from: await projects.load("fraud"),
      head,
      fragments: { write: [], remove: [] },
      pipelines: [],
      audit,
    });
    expect(
      await projects.settle({
        head: { ...head, state: "applied" },
        applied: [],
        delivery: "d-4",
        at: "2026-01-01T00:00:00.000Z",
      }),
    ).toBe(true);
    expect(await log.remember(aDelivery("d-4"))).toBe("handled");
  });
});
