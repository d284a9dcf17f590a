import { describe, expect, it } from "@jest/globals";
import { loadWhenUsed } from "../../../shared/adapters/load-when-used.ts";

type Shelf = { put(key: string, text: string): Promise<void>; get(key: string): Promise<string | undefined> };

const aShelf = () => {
  const kept = new Map<string, string>();
  const loaded: Shelf[] = [];
  const shelf = loadWhenUsed<Shelf>(async () => {
    const port: Shelf = {
      put: async (key, text) => {
        kept.set(key, text);
      },
      get: async (key) => kept.get(key),
    };
    loaded.push(port);
    return port;
  });
  return { shelf, loaded };
};

describe("a port that is loaded when it is used", () => {
  it("is not loaded by whoever only passes it on", async () => {
    const { shelf, loaded } = aShelf();
    const passed = await Promise.resolve({ ...{ shelf } });
    expect(await Promise.resolve(passed.shelf)).toBe(shelf);
    expect(loaded).toEqual([]);
  });

  it("answers as what is loaded, which is loaded once", async () => {
    const { shelf, loaded } = aShelf();
    await Promise.all([shelf.put("a", "1"), shelf.put("b", "2")]);
    const { get } = shelf;
    expect([await get("a"), await shelf.get("b"), await shelf.get("c")]).toEqual(["1", "2", undefined]);
    expect(loaded).toHaveLength(1);
  });

  it("fails as what is loaded", async () => {
    const failing = loadWhenUsed<Shelf>(async () => {
      throw new Error("not packed");
    });
    await expect(failing.get("a")).rejects.toThrow("not packed");
  });
});
