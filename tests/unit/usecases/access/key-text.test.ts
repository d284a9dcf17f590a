import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { keyIdOf, makeKeyId, makeKeyText } from "../../../../shared/usecases/access/key-text.ts";

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });

describe("the text of a key", () => {
  it("tells its id, whatever bytes it is made of", () => {
    fc.assert(
      fc.property(bytes(8), bytes(32), (some, more) => {
        const id = makeKeyId(() => some);
        expect(keyIdOf(makeKeyText(id, () => more))).toBe(id);
      }),
    );
  });

  it("is another one for other bytes, up to the last bit", () => {
    fc.assert(
      fc.property(bytes(32), fc.integer({ min: 0, max: 255 }), (some, bit) => {
        const other = some.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(makeKeyText("0".repeat(11), () => other)).not.toBe(makeKeyText("0".repeat(11), () => some));
      }),
    );
  });

  it("is known as mistyped by its checksum", () => {
    const text = makeKeyText(makeKeyId(randomBytes), randomBytes);
    const mistyped = [...text].map((letter, at) =>
      letter === "_" ? text : `${text.slice(0, at)}${letter === "a" ? "b" : "a"}${text.slice(at + 1)}`,
    );
    expect(mistyped.filter((each) => each !== text && keyIdOf(each) !== undefined)).toEqual([]);
  });

  it.each(["", "slw_", "slw_../x_y", "slw_a_b\n", `slw_${"a".repeat(5000)}`])("is not %j", (text) => {
    expect(keyIdOf(text)).toBeUndefined();
  });
});
