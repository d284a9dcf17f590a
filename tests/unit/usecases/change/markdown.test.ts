import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { codeSpan } from "../../../../shared/usecases/change/code-span.ts";
import { fitBlocks } from "../../../../shared/usecases/change/fit-blocks.ts";
import { plainText } from "../../../../shared/usecases/change/plain-text.ts";
import type { PlanBlock } from "../../../../shared/usecases/change/plan-block.ts";
import { showArgumentDiff } from "../../../../shared/usecases/change/show-argument-diff.ts";
import { showValue } from "../../../../shared/usecases/change/show-value.ts";

describe("text in a comment", () => {
  it.each([
    ["a | b", "a \\| b"],
    ["<img src=x>", "\\<img src=x\\>"],
    ["[link](x)", "\\[link\\](x)"],
    ["@acme/team", "@\u200bacme/team"],
    ["two\nlines", "two lines"],
  ])("takes %j for what it is", (text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it.each([
    ["train", "`train`"],
    ["a`b", "``a`b``"],
    ["`a`", "`` `a` ``"],
    ["a|b", "`a\\|b`"],
  ])("shows %j as code", (text, shown) => {
    expect(codeSpan(text)).toBe(shown);
  });

  it("abbreviates digests and cuts long values only where there is little room", () => {
    const digest = "0123456789abcdef".repeat(4);
    expect(showValue(`s3://b/${digest}/x`, 100)).toBe('"s3://b/0123456789ab…/x"');
    expect(showValue("x".repeat(300), 20)).toHaveLength(20);
    expect(showValue(`s3://b/${digest}/x`, Number.POSITIVE_INFINITY)).toBe(`"s3://b/${digest}/x"`);
  });
});

describe("a diff of arguments", () => {
  it("is closed by none of its own keys", () => {
    const definition = {
      isSame: false,
      parameters: [],
      settings: [{ path: "a\n```\n<b>", after: 1 }],
      steps: [],
    };
    const shown = showArgumentDiff({ isNew: false, members: [], definition } as never, 80);
    expect(shown.match(/^```/gm)).toHaveLength(2);
    expect(shown).toContain("+ a ``` <b>: 1");
  });
});

describe("fitting blocks", () => {
  const aBlock = fc.record({
    rank: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    text: fc.stringMatching(/^[a-z]{1,9}(\n[a-z]{1,9}){0,5}$/),
  });

  it("keeps to the room, the order and whole blocks", () => {
    fc.assert(
      fc.property(
        fc.array(aBlock, { maxLength: 12 }),
        fc.integer({ min: 0, max: 200 }),
        (blocks: PlanBlock[], room) => {
          const { text, isWhole } = fitBlocks(blocks, room);
          expect(text.length).toBeLessThanOrEqual(room);
          const whole = blocks.map((block) => block.text).join("\n\n");
          expect(isWhole).toBe(whole.length <= room);
          if (isWhole) expect(text).toBe(whole);
          const parts = text === "" ? [] : text.split("\n\n");
          let from = 0;
          for (const part of parts) {
            const at = blocks.findIndex(
              ({ text: full, rank }, index) =>
                index >= from && (full === part || (rank === 0 && full.startsWith(part))),
            );
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + 1;
          }
        },
      ),
    );
  });

  it("lets go first what matters least", () => {
    const blocks: readonly PlanBlock[] = [
      { rank: 0, text: "title" },
      { rank: 2, text: "particulars" },
      { rank: 1, text: "table" },
    ];
    expect(fitBlocks(blocks, 15).text).toBe("title\n\ntable");
    expect(fitBlocks(blocks, 8).text).toBe("title");
  });
});
