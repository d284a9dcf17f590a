import { describe, expect, it } from "@jest/globals";
import type { Tallies } from "../../../../shared/domain/tally.ts";
import type { TallySheet } from "../../../../shared/ports/tally-store.ts";
import { createTallyBook } from "../../../../shared/usecases/rollout/create-tally-book.ts";
import { tallyOf } from "../../../../shared/usecases/rollout/tally-of.ts";

const experiment = { group: "fraud", salt: "s" };

const aBook = () => {
  const written: { sheet: TallySheet; tallies: Tallies }[] = [];
  const said: string[] = [];
  const state = { time: 0, ids: 0, fail: false, release: undefined as (() => void) | undefined };
  const book = createTallyBook({
    tallies: {
      put: async (sheet, tallies) => {
        written.push({ sheet, tallies });
        await new Promise<void>((resolve) => {
          state.release = resolve;
        });
        if (state.fail) throw new Error("no table");
      },
    },
    log: { info: () => {}, error: (message) => said.push(message) },
    everyMilliseconds: 1000,
    now: () => state.time,
    newId: () => {
      state.ids += 1;
      return `id-${state.ids}`;
    },
  });
  const settle = async (): Promise<void> => {
    state.release?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { book, written, said, state, settle };
};

const answered = tallyOf({ kind: "answer", body: new Uint8Array(), contentType: "text/csv" }, 7);

describe("a book of tallies", () => {
  it("records all that was counted, not more often than it is asked to", async () => {
    const { book, written, state, settle } = aBook();
    book.add(experiment, 2, answered);
    book.add(experiment, 2, answered);
    book.add(experiment, 1, answered);
    book.flush("fraud");
    expect(written).toEqual([]);
    state.time = 1000;
    book.flush("fraud");
    expect(written).toHaveLength(1);
    expect(written[0]?.sheet).toEqual({ ...experiment, id: "id-1" });
    expect(written[0]?.tallies.get(2)).toMatchObject({ requests: 2, milliseconds: 14 });
    await settle();
    state.time = 2000;
    book.flush("fraud");
    expect(written).toHaveLength(1);
    book.add(experiment, 2, answered);
    book.flush("fraud");
    expect(written[1]?.tallies.get(2)).toMatchObject({ requests: 3 });
  });

  it("records nothing of another group", () => {
    const { book, written, state } = aBook();
    book.add(experiment, 2, answered);
    state.time = 5000;
    book.flush("churn");
    expect(written).toEqual([]);
  });

  it("starts no second record while one is under way", async () => {
    const { book, written, state, settle } = aBook();
    book.add(experiment, 2, answered);
    state.time = 1000;
    book.flush("fraud");
    book.add(experiment, 2, answered);
    state.time = 9000;
    book.flush("fraud");
    expect(written).toHaveLength(1);
    await settle();
    book.flush("fraud");
    expect(written).toHaveLength(2);
  });

  it("loses nothing of a record that failed", async () => {
    const { book, written, said, state, settle } = aBook();
    book.add(experiment, 2, answered);
    state.time = 1000;
    state.fail = true;
    book.flush("fraud");
    await settle();
    expect(said).toEqual(["what was counted could not be recorded"]);
    state.time = 2000;
    book.flush("fraud");
    expect(written[1]?.tallies.get(2)).toMatchObject({ requests: 1 });
  });

  it("remembers a bounded number of canaries, and counts one that comes back as a new one", () => {
    const { book, written, state } = aBook();
    book.add(experiment, 2, answered);
    for (let nth = 0; nth < 200; nth += 1) book.add({ group: "others", salt: `${nth}` }, 1, answered);
    book.add(experiment, 2, answered);
    state.time = 1000;
    book.flush("fraud");
    expect(written).toHaveLength(1);
    expect(written[0]?.sheet.id).not.toBe("id-1");
    expect(written[0]?.tallies.get(2)).toMatchObject({ requests: 1 });
  });
});

describe("what an outcome adds to a tally", () => {
  it.each([
    [{ kind: "model-error", status: 503, message: "" }, "failed"],
    [{ kind: "model-error", status: 400, message: "" }, "refused"],
    [{ kind: "timeout" }, "failed"],
    [{ kind: "missing" }, "failed"],
  ] as const)("counts %j as a request that it %s", (outcome, kind) => {
    expect(tallyOf(outcome, 3)).toMatchObject({ requests: 1, milliseconds: 3, [kind]: 1 });
  });

  it.each(["throttled", "unavailable", "loading", "too-large"] as const)(
    "counts no request where the outcome is %s",
    (kind) => {
      expect(tallyOf({ kind }, 3)).toMatchObject({ requests: 0, milliseconds: 0, unready: 1 });
    },
  );
});
