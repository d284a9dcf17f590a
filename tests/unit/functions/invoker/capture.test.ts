import { describe, expect, it } from "@jest/globals";
import { createCapture } from "../../../../shared/usecases/capture/create-capture.ts";
import { anInvoker, someRows } from "../../../builders/an-invoker.ts";
import { silentLog } from "../../../fakes/silent-log.ts";

describe("capturing what the invoker answers", () => {
  it("writes an inference beside a later one, and keeps no answer waiting for that", async () => {
    const written: string[] = [];
    const state = { time: 0 };
    const capture = createCapture(
      { percent: 100, groups: "*", maxBytes: 100, redact: {} },
      {
        captures: {
          put: (_key, body) => {
            written.push(body);
            return new Promise(() => {});
          },
        },
        log: silentLog,
        everyMilliseconds: 1000,
        now: () => state.time,
        random: () => 0,
        newId: () => "e-1",
      },
    );
    const { send } = anInvoker({ capture });
    await send({ ...someRows, headers: { ...someRows.headers, "x-request-id": "r-1" } });
    expect(written).toEqual([]);
    state.time = 1000;
    expect((await send(someRows)).statusCode).toBe(200);
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0] ?? "")).toMatchObject({
      captureData: {
        endpointInput: { data: "1,2,3\n", encoding: "CSV" },
        endpointOutput: { data: "1,0.9\n", encoding: "CSV" },
      },
      eventMetadata: { inferenceId: "r-1" },
      slipway: { group: "fraud", version: 1, variant: "stable", outcome: "answer" },
    });
    state.time = 9000;
    await send(someRows);
    expect(written).toHaveLength(1);
  });
});
