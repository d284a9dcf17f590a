import { describe, expect, it } from "@jest/globals";
import { openState } from "../../../../local/github/state/open-state.ts";
import { aFolder } from "../../../builders/a-folder.ts";

const aComment = (id: number) => ({ id, body: `comment ${id}`, createdAt: 0, updatedAt: 0 });

describe("a collection", () => {
  it("keeps each owner's items in order, through changes and a reopening", async () => {
    const folder = await aFolder("state");
    const { comments } = openState(folder);
    for (const id of [1, 2, 3]) comments.add("1-1", aComment(id));
    comments.add("1-2", aComment(4));
    comments.replace({ ...aComment(2), body: "changed" });
    comments.remove(1);
    const reopened = openState(folder).comments;
    expect(reopened.of("1-1").map(({ body }) => body)).toEqual(["changed", "comment 3"]);
    expect(reopened.find(4)).toEqual({ owner: "1-2", item: aComment(4) });
    expect(reopened.find(1)).toBeUndefined();
  });

  it("forgets an owner with its last item, and knows nothing of strangers", async () => {
    const { comments } = openState(await aFolder("state"));
    comments.add("1-1", aComment(1));
    comments.remove(1);
    comments.remove(1);
    comments.replace(aComment(7));
    expect(comments.of("1-1")).toEqual([]);
    expect(comments.find(7)).toBeUndefined();
  });
});

describe("numbers", () => {
  it("are never given twice, not even after a reopening", async () => {
    const folder = await aFolder("state");
    const first = openState(folder);
    expect([first.nextNumber("pull"), first.nextNumber("pull"), first.nextNumber("hook")]).toEqual([1, 2, 1]);
    expect(openState(folder).nextNumber("pull")).toBe(3);
  });
});
