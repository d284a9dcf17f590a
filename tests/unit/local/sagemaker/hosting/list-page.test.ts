import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Listed, type ListRequest, listPage } from "../../../../../local/sagemaker/hosting/list-page.ts";

const records = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 4 }),
    creationTime: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ name }) => name, maxLength: 20 },
);
const request: fc.Arbitrary<ListRequest> = fc.record({
  SortBy: fc.constantFrom("Name", "CreationTime"),
  SortOrder: fc.constantFrom("Ascending", "Descending"),
  MaxResults: fc.integer({ min: 1, max: 7 }),
});

const allPages = (items: readonly Listed[], asked: ListRequest): Listed[] => {
  const { items: found, NextToken } = listPage(items, (item) => item, asked);
  return NextToken === undefined ? [...found] : [...found, ...allPages(items, { ...asked, NextToken })];
};

describe("listing page by page", () => {
  it("shows every item once, in order, whatever the size of the page", () => {
    fc.assert(
      fc.property(records, request, (items, asked) => {
        const whole = listPage(items, (item) => item, { ...asked, MaxResults: 100 }).items;
        expect(allPages(items, asked)).toEqual(whole);
        expect([...whole].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual(
          [...items].sort((one, other) => (one.name < other.name ? -1 : 1)),
        );
      }),
    );
  });

  it("sorts by creation, the newest first, and puts the bounds of times outside", () => {
    const items = [1, 3, 2].map((creationTime) => ({ name: `n${creationTime}`, creationTime }));
    const names = (asked: ListRequest) =>
      listPage(items, (item) => item, asked).items.map(({ name }) => name);
    expect(names({})).toEqual(["n3", "n2", "n1"]);
    expect(names({ CreationTimeAfter: 1, CreationTimeBefore: 3 })).toEqual(["n2"]);
  });
});
