import { describe, expect, it } from "@jest/globals";
import { parseFallbackGroups } from "../../../../shared/usecases/inference/parse-fallback-groups.ts";

describe("the groups that may fall back", () => {
  it.each([
    ["", "fraud", false],
    ["fraud", "fraud", true],
    ["fraud", "fraud-2", false],
    ["fraud", "my-fraud", false],
    ["a, fraud ,b", "fraud", true],
    ["team-*", "team-fraud", true],
    ["team-*", "other-team-fraud", false],
    ["*", "anything", true],
    ["fr.ud", "fraud", false],
    ["(", "fraud", false],
  ])("of %j: %s is %s", (list, group, expected) => {
    expect(parseFallbackGroups(list)(group)).toBe(expected);
  });
});
