import { describe, expect, it } from "@jest/globals";
import { parseAllowList } from "../../../shared/config/parse-allow-list.ts";

describe("the list of repositories that may take part", () => {
  it.each<[list: string, repository: string, branch: string | undefined]>([
    ["acme/models", "acme/models", "main"],
    ["acme/models@release", "acme/models", "release"],
    ["acme/models", "ACME/Models", "main"],
    ["acme/models", "acme/other", undefined],
    ["acme/models", "evil/acme/models", undefined],
    ["acme/*", "acme/anything", "main"],
    ["acme/*", "acme/a/b", undefined],
    ["*/models@live", "other/models", "live"],
    [" acme/a@one , acme/*@two ,, ", "acme/a", "one"],
    [" acme/a@one , acme/*@two ,, ", "acme/b", "two"],
    ["acme/{a,b}", "acme/a", undefined],
    ["acme/+(a)", "acme/aa", undefined],
    ["", "acme/models", undefined],
    [" , ", "acme/models", undefined],
  ])("%j takes %s from %s", (list, repository, branch) => {
    expect(parseAllowList(list)(repository)).toBe(branch);
  });
});
