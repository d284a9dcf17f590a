import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { chooseEncoding } from "../../functions/invoker/choose-encoding.ts";
import { findOperation } from "../../functions/invoker/find-operation.ts";
import { readTraceparent } from "../../functions/invoker/read-traceparent.ts";
import { isAcceptable } from "../../shared/usecases/inference/is-acceptable.ts";
import { anInvoker } from "../builders/an-invoker.ts";

const GROUP = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

const group = fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,30}$/);

const hostile = fc.oneof(
  fc.constantFrom(
    "..",
    ".",
    "",
    "%2e%2e",
    "%2F",
    "a%2Fb",
    "a/b",
    "a\\b",
    "a%00b",
    "a\u0000b",
    "é",
    "ａ",
    "a b",
    "a?b",
    "-a",
    "a-",
    "a_b",
    "a.tar.gz",
    "😀",
    "__proto__",
    "constructor",
    "a@b@c",
    "%",
    "%zz",
    "a\n",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ minLength: 64, maxLength: 5000 }),
  fc.nat({ max: 100_000 }).map((length) => "-".repeat(length)),
);

const path = fc.oneof(
  hostile.map((name) => `/models/${name}/invocations`),
  hostile.map((name) => `/models/${name}`),
  fc.tuple(group, hostile).map(([name, version]) => `/models/${name}@${version}/invocations`),
  hostile.map((name) => `/${name}`),
  hostile,
);

const header = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    "gzip;q=",
    "q=1",
    ";;;",
    ",,,",
    "*/*;q=NaN",
    "text/csv;q=9e99",
    "a".repeat(10_000),
    "br;q=-1",
  ),
);

describe("any request", () => {
  it("asks, if it asks, only for what the route of a well-formed group holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom("POST", "GET", "HEAD", "PUT", "OPTIONS"),
        async (rawPath, method) => {
          const { send, inferences, lines } = anInvoker();
          const response = await send({
            method,
            path: rawPath,
            headers: { "content-type": "text/csv" },
            body: "1",
          });
          expect(response.statusCode).toBeLessThan(500);
          expect(lines).toHaveLength(1);
          expect(inferences.every(({ targetModel }) => targetModel === "fraud/1-a.tar.gz")).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("has a group's name and a version's number in its path exactly when those are well-formed", () => {
    fc.assert(
      fc.property(fc.oneof(group, hostile), fc.oneof(fc.nat().map(String), hostile), (name, version) => {
        const found = findOperation("POST", `/models/${name}@${version}/invocations`);
        if (found.kind !== "operation") return;
        expect(found.parameters.group).toMatch(GROUP);
        expect(found.parameters.group?.length).toBeLessThanOrEqual(63);
        expect(Number.isSafeInteger(Number(found.parameters.version))).toBe(true);
      }),
    );
  });

  it("finds any group by its own name", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 1, max: 999_999_999 }), (name, version) => {
        expect(findOperation("POST", `/models/${name}@${version}/invocations`)).toMatchObject({
          kind: "operation",
          parameters: { group: name, version: String(version) },
        });
      }),
    );
  });

  it("is answered whatever its headers and body are", async () => {
    const headers = fc.record(
      {
        "content-type": header,
        "content-encoding": header,
        accept: header,
        "accept-encoding": header,
        "x-request-id": header,
        "x-slipway-timeout-ms": header,
        traceparent: header,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        headers,
        fc.uint8Array({ maxLength: 200 }),
        fc.boolean(),
        async (given, bytes, isOlder) => {
          const { send, inferences } = anInvoker();
          const request = { path: isOlder ? "/" : "/models/fraud/invocations", body: Buffer.from(bytes) };
          const response = await send({ ...request, headers: given });
          expect(response.statusCode).toBeLessThan(500);
          for (const { inferenceId, contentType, accept = "" } of inferences) {
            expect(inferenceId).toMatch(/^[\x21-\x7e]{1,64}$/);
            expect(contentType).toMatch(/^[\x20-\x7e]{1,1024}$/);
            expect(accept.length).toBeLessThanOrEqual(1024);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("any header", () => {
  it("is read in time that does not explode", () => {
    fc.assert(
      fc.property(header, (text) => {
        chooseEncoding(text);
        readTraceparent(text);
        isAcceptable(text, ["text/csv"]);
      }),
    );
  });

  it("that accepts anything accepts every type", () => {
    fc.assert(
      fc.property(group, group, (type, subtype) => {
        const name = `${type}/${subtype}`;
        expect(isAcceptable("*/*", [name])).toBe(true);
        expect(isAcceptable(name.toUpperCase(), [name])).toBe(true);
        expect(isAcceptable(`${name};q=0`, [name])).toBe(false);
      }),
    );
  });
});
