import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { listKeys, type Selection } from "../../../../local/s3/listing/list-keys.ts";
import { compareKeys } from "../../../../local/s3/storage/compare-keys.ts";

const list = (keys: readonly string[], selection: Partial<Selection>) =>
  listKeys(keys, (key) => key, { prefix: "", delimiter: "", after: "", limit: 1000, ...selection });

// Few letters, so that prefixes and delimiters meet; one above U+FFFF, one that sorts after it in UTF-16.
const aKey = fc.string({
  unit: fc.constantFrom("a", "b", "/", "\u{1f600}", "\uff5e"),
  minLength: 1,
  maxLength: 6,
});
const keysOf = fc
  .uniqueArray(aKey, { maxLength: 40 })
  .map((keys) => keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));

/** What S3's documentation says, without regard to speed. */
const expectedEntries = (keys: readonly string[], prefix: string, delimiter: string): string[] => {
  const entries = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      return at < 0 ? `key ${key}` : `prefix ${key.slice(0, at + delimiter.length)}`;
    });
  return [...new Set(entries)];
};

describe("compareKeys", () => {
  it("orders by UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe("listKeys", () => {
  const prefixes = fc.constantFrom("", "a", "a/", "/", "b", "\u{1f600}");
  const delimiters = fc.constantFrom("", "/", "b/", "\uff5e");

  it("gives, page after page, what one listing would", () => {
    fc.assert(
      fc.property(
        keysOf,
        prefixes,
        delimiters,
        fc.integer({ min: 1, max: 5 }),
        (keys, prefix, delimiter, limit) => {
          const listed: string[] = [];
          let after: string | undefined = "";
          while (after !== undefined) {
            const page: ReturnType<typeof list> = list(keys, { prefix, delimiter, after, limit });
            const found = [
              ...page.items.map((key) => `key ${key}`),
              ...page.prefixes.map((rolled) => `prefix ${rolled}`),
            ];
            expect(found.length === limit || page.next === undefined).toBe(true);
            listed.push(...found);
            after = page.next;
          }
          const expected = expectedEntries(keys, prefix, delimiter);
          expect(listed.sort()).toEqual(expected.sort());
        },
      ),
    );
  });

  it("begins after any key, present or not", () => {
    fc.assert(
      fc.property(keysOf, aKey, (keys, after) => {
        expect(list(keys, { after }).items).toEqual(keys.filter((key) => compareKeys(key, after) > 0));
      }),
    );
  });

  it("says that a page of nothing is complete", () => {
    expect(list(["a", "b"], { limit: 0 })).toEqual({ items: [], prefixes: [] });
  });
});
