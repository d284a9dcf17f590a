import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createAddresses } from "../../../../local/github/create-addresses.ts";
import type { Call } from "../../../../local/github/rest/call.ts";
import { createRateLimit } from "../../../../local/github/rest/create-rate-limit.ts";
import { createRouter } from "../../../../local/github/rest/create-router.ts";
import { mediaType } from "../../../../local/github/rest/media-type.ts";
import { pageOf } from "../../../../local/github/rest/page-of.ts";
import { paginate } from "../../../../local/github/rest/paginate.ts";
import { readToken } from "../../../../local/github/rest/read-token.ts";

describe("the router", () => {
  const route = createRouter({
    "GET /repos/{owner}/{repo}": "repository",
    "GET /repos/{owner}/{repo}/commits/{ref+}/status": "status",
    "GET /repos/{owner}/{repo}/commits/{ref+}": "commit",
    "POST /repos/{owner}/{repo}": "change",
  });

  it("tells apart what begins alike, and takes slashes only where many parts are meant", () => {
    expect(route("GET", "/repos/a/b")).toEqual({ endpoint: "repository", params: { owner: "a", repo: "b" } });
    expect(route("GET", "/repos/a/b/commits/x/y/status")).toMatchObject({
      endpoint: "status",
      params: { ref: "x/y" },
    });
    expect(route("GET", "/repos/a/b/commits/x/y")).toMatchObject({
      endpoint: "commit",
      params: { ref: "x/y" },
    });
    expect(route("POST", "/repos/a/b")?.endpoint).toBe("change");
    expect(route("DELETE", "/repos/a/b")).toBeUndefined();
    expect(route("GET", "/repos/a/b/c")).toBeUndefined();
  });

  it("gives back any name that was escaped", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (name) => {
        const found = route("GET", `/repos/a/${encodeURIComponent(name)}`);
        expect(found?.params.repo).toBe(name);
      }),
    );
  });

  it("throws for a path that is not encoded as URLs are", () => {
    expect(() => route("GET", "/repos/a/%zz")).toThrow(URIError);
  });
});

describe("a media type", () => {
  it.each([
    [undefined, ""],
    ["*/*", ""],
    ["application/json", ""],
    ["application/vnd.github+json", ""],
    ["application/vnd.github.v3+json", ""],
    ["application/vnd.github.raw+json", "raw"],
    ["application/vnd.github.v3.raw", "raw"],
    ["application/vnd.github.sha", "sha"],
    ["text/html, application/vnd.github.object+json; q=0.9", "object"],
  ])("of %j asks for %j", (accept, wanted) => {
    expect(mediaType(accept)).toBe(wanted);
  });
});

describe("a page", () => {
  const addresses = createAddresses(() => "http://host/api/");
  const call = (query: string) =>
    ({ url: `/list?${query}`, query: new URLSearchParams(query) }) as unknown as Call;
  const page = (query: string) => paginate(addresses, call(query), [1, 2, 3, 4, 5]);

  it("links to its neighbours and to both ends", () => {
    const { items, headers } = page("per_page=2&page=2&q=a%20b");
    expect(items).toEqual([3, 4]);
    expect(headers.link?.split(", ")).toEqual([
      '<http://host/api/list?per_page=2&page=1&q=a+b>; rel="prev"',
      '<http://host/api/list?per_page=2&page=1&q=a+b>; rel="first"',
      '<http://host/api/list?per_page=2&page=3&q=a+b>; rel="next"',
      '<http://host/api/list?per_page=2&page=3&q=a+b>; rel="last"',
    ]);
  });

  it("links nowhere when it holds everything", () => {
    expect(page("")).toEqual({ items: [1, 2, 3, 4, 5], headers: {} });
  });

  it("is empty beyond the last, and leads back to it", () => {
    const { items, headers } = page("per_page=2&page=9");
    expect(items).toEqual([]);
    expect(headers.link).toContain('page=3>; rel="prev"');
  });

  it.each([
    ["", { size: 30, number: 1 }],
    ["per_page=1000", { size: 100, number: 1 }],
    ["per_page=0&page=-1", { size: 30, number: 1 }],
    ["per_page=x&page=1.5", { size: 30, number: 1 }],
  ])("asked for by %j stays within bounds", (query, wanted) => {
    expect(pageOf(new URLSearchParams(query))).toEqual(wanted);
  });
});

describe("a token", () => {
  it.each([
    ["token abc", "abc"],
    ["Bearer abc", "abc"],
    [`Basic ${btoa("x-access-token:abc")}`, "abc"],
    [`Basic ${btoa("abc:")}`, "abc"],
    ["Digest abc", ""],
    [undefined, ""],
  ])("is read from %j", (header, token) => {
    expect(readToken(header)).toBe(token);
  });
});

describe("the rate limit", () => {
  it("counts each token alone and never below nothing", () => {
    const limit = createRateLimit(2, () => 5_000);
    expect([limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(limit.look("a")).toEqual({ limit: 2, used: 2, remaining: 0, reset: 3_605 });
    for (let time = 0; time < 5; time += 1) limit.giveBack("b");
    expect(limit.look("b").used).toBe(0);
  });
});

describe("addresses", () => {
  it.each([
    ["http://127.0.0.1:1/github/api", "http://127.0.0.1:1/github/acme"],
    ["https://host/api/v3/", "https://host/acme"],
    ["http://host", "http://host/acme"],
  ])("put the pages of %s at %s", (api, page) => {
    expect(createAddresses(() => api).web("/acme")).toBe(page);
  });
});
