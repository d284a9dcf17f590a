import { describe, expect, it } from "@jest/globals";
import { parseAllowList } from "../../../../shared/config/allow-list/parse-allow-list.ts";

describe.each([
  ["the short form", "acme/fraud@release/2, acme/*, */shared@trunk"],
  [
    "YAML",
    `# who may take part
- {repository: acme/fraud, branch: release/2}
- repository: acme/*
- {repository: "*/shared", branch: trunk}
`,
  ],
  [
    "JSON",
    `[{"repository":"acme/fraud","branch":"release/2"},{"repository":"acme/*"},{"repository":"*/shared","branch":"trunk"}]`,
  ],
])("an allow-list in %s", (_, text) => {
  it("gives the branch of the first entry that fits, whatever the case", async () => {
    const allowed = await parseAllowList(text);
    expect(allowed("acme/fraud")).toBe("release/2");
    expect(allowed("Acme/Fraud")).toBe("release/2");
    expect(allowed("acme/churn")).toBe("main");
    expect(allowed("other/shared")).toBe("trunk");
  });

  it("allows nothing else", async () => {
    const allowed = await parseAllowList(text);
    expect(allowed("other/fraud")).toBeUndefined();
    expect(allowed("acme/fraud/x")).toBeUndefined();
    expect(allowed("acme")).toBeUndefined();
  });

  it("lets a repository join any project where nothing else is said", async () => {
    const allowed = await parseAllowList(text);
    expect(allowed.mayJoin("acme/fraud", "any")).toBe(true);
  });
});

describe("an allow-list", () => {
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
    ["", "acme/models", undefined],
    [" , ", "acme/models", undefined],
  ])("%j takes %s from %s", async (list, repository, branch) => {
    const allowed = await parseAllowList(list);
    expect(allowed(repository)).toBe(branch);
  });

  it("tells which projects a repository may join", async () => {
    const allowed = await parseAllowList(
      "[{repository: acme/fraud, projects: [fraud, shared-*]}, {repository: acme/*}]",
    );
    const joins = ["fraud", "shared-data", "fraud2"].map((project) => allowed.mayJoin("acme/fraud", project));
    expect(joins).toEqual([true, true, false]);
    expect(allowed.mayJoin("acme/churn", "fraud2")).toBe(true);
  });

  it.each(["", "[]"])("that is empty allows nothing: %j", async (text) => {
    const allowed = await parseAllowList(text);
    expect(allowed("acme/fraud")).toBeUndefined();
  });

  it("names every mistake, the entry and what to write", async () => {
    await expect(
      parseAllowList(
        "[{repository: acme}, {repository: acme/*, branch: 7, project: [a]}, acme/x, {repository: a/b, projects: fraud}]",
      ),
    ).rejects.toThrow(
      [
        'entry 1: repository is "acme"; write owner/name, such as acme/fraud or acme/*',
        "entry 2: branch is 7; write one branch's name, such as main",
        "entry 2: project is not known; an entry has repository, branch, projects",
        'entry 3: "acme/x" is no entry; write it as {repository: acme/*, branch: main}',
        'entry 4: projects is "fraud"; write a list of names, such as [fraud], or leave it out',
      ].join("; "),
    );
  });

  it.each([
    ["acme", 'entry 1: repository is "acme"'],
    ["acme/{a,b}", 'entry 1: repository is "acme/{a"'],
    ["acme/+(a)", 'entry 1: repository is "acme/+(a)"'],
    ["acme/a, acme/b@", 'entry 2: branch is ""'],
    ["acme/a@main..x", 'entry 1: branch is "main..x"'],
    ["[{repository: ", "it is neither YAML nor JSON"],
    ["{repository: acme/x}", 'it is {"repository":"acme/x"}; write a list of entries'],
  ])("refuses %j", async (text, problem) => {
    await expect(parseAllowList(text)).rejects.toThrow(problem);
    await expect(parseAllowList(text)).rejects.toMatchObject({ code: "AllowListInvalid" });
  });
});
