import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decide } from "../../../../local/identity/decide.ts";
import { isMet } from "../../../../local/identity/is-met.ts";
import { matchesPattern } from "../../../../local/identity/matches-pattern.ts";
import { matchesResource } from "../../../../local/identity/matches-resource.ts";
import type { Need } from "../../../../local/identity/need.ts";
import type { Statement } from "../../../../local/identity/statement.ts";

// Few letters, so that patterns fit often; the last ones mean something to regular expressions and in ARNs.
const letters = ["a", "b", ".", "$", "/", "["];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((all) => all.join(""));
const pattern = fc.array(fc.constantFrom(...letters, "*", "?"), { maxLength: 6 }).map((all) => all.join(""));

/** The definition itself, letter by letter. */
const fits = (wanted: string, given: string): boolean => {
  const [first] = wanted;
  if (first === undefined) return given === "";
  if (first === "*") return fits(wanted.slice(1), given) || (given !== "" && fits(wanted, given.slice(1)));
  return given !== "" && (first === "?" || first === given[0]) && fits(wanted.slice(1), given.slice(1));
};

const actions = ["s3:GetObject", "s3:PutObject", "dynamodb:GetItem"];
const resources = ["arn:aws:s3:::b/a", "arn:aws:s3:::b/x/y", "arn:aws:s3:::c", "*"];
const need: fc.Arbitrary<Need> = fc.record({
  action: fc.constantFrom(...actions),
  resource: fc.constantFrom(...resources),
});
const statement: fc.Arbitrary<Statement> = fc.record({
  effect: fc.constantFrom("Allow" as const, "Deny" as const),
  actions: fc.subarray([...actions, "s3:*", "S3:getobject"], { minLength: 1 }),
  resources: fc.subarray([...resources, "arn:aws:s3:::b/*", "arn:aws:s3:::?"], { minLength: 1 }),
  conditions: fc.constant([]),
});
const policy = fc.array(statement, { maxLength: 4 });

describe("a pattern", () => {
  it("fits what its definition says, letter by letter", () => {
    fc.assert(
      fc.property(pattern, text, (wanted, given) => {
        expect(matchesPattern(wanted, given)).toBe(fits(wanted, given));
      }),
      { numRuns: 2000 },
    );
  });

  it("for a resource stays within a part of the ARN", () => {
    const arn = (part: fc.Arbitrary<string>) => fc.array(part, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(arn(pattern), arn(text), (wanted, given) => {
        expect(matchesResource(wanted.join(":"), given.join(":"))).toBe(
          wanted.every((part, index) => fits(part, given[index] ?? "")),
        );
      }),
    );
    expect(matchesResource("arn:aws:sagemaker:*", "arn:aws:sagemaker:us-east-1:1:pipeline/a")).toBe(false);
  });

  it("never covers by an ARN what has no resource", () => {
    expect(matchesResource("arn:aws:sagemaker:us-east-1:1:*", "*")).toBe(false);
    expect(matchesResource("*", "*")).toBe(true);
  });
});

describe("a decision", () => {
  it("refuses what no statement allows", () => {
    fc.assert(
      fc.property(policy, need, (statements, asked) => {
        const onlyDenying = statements.filter(({ effect }) => effect === "Deny");
        expect(decide(onlyDenying, asked).kind).not.toBe("allowed");
      }),
    );
  });

  it("is the same in whatever order statements stand", () => {
    fc.assert(
      fc.property(policy, need, (statements, asked) => {
        expect(decide(statements.toReversed(), asked).kind).toBe(decide(statements, asked).kind);
      }),
    );
  });

  it("is never reversed by one more that allows, once something denies", () => {
    fc.assert(
      fc.property(policy, statement, need, (statements, more, asked) => {
        const before = decide(statements, asked).kind;
        const allowing = decide([...statements, { ...more, effect: "Allow" }], asked).kind;
        const denying = decide([...statements, { ...more, effect: "Deny" }], asked).kind;
        if (before === "denied") expect([allowing, denying]).toEqual(["denied", "denied"]);
        if (before === "allowed") expect(allowing).toBe("allowed");
        if (before !== "allowed") expect(denying).not.toBe("allowed");
      }),
    );
  });

  it("names grants that allow the request on their own", () => {
    fc.assert(
      fc.property(policy, need, (statements, asked) => {
        const decision = decide(statements, asked);
        for (const { action, resource } of decision.kind === "allowed" ? decision.by : []) {
          const alone: Statement = {
            effect: "Allow",
            actions: [action],
            resources: [resource],
            conditions: [],
          };
          expect(decide([alone], asked).kind).toBe("allowed");
        }
      }),
    );
  });
});

describe("a condition", () => {
  const values = fc.array(fc.constantFrom("a", "b", "rate#1"), { maxLength: 3 });

  it("holds for all values or for any, as its qualifier says", () => {
    fc.assert(
      fc.property(values, values, (wanted, given) => {
        const about = { operator: "StringEquals", key: "service:Key", values: wanted } as const;
        const context = { "Service:key": given };
        expect(isMet({ ...about, qualifier: "ForAllValues" }, context)).toBe(
          given.every((value) => wanted.includes(value)),
        );
        expect(isMet({ ...about, qualifier: "ForAnyValue" }, context)).toBe(
          given.some((value) => wanted.includes(value)),
        );
      }),
    );
  });

  it("fails on a key that the request lacks, but for Null and ForAllValues", () => {
    const about = { key: "service:Key", values: ["true"] };
    expect(isMet({ ...about, operator: "StringEquals" }, {})).toBe(false);
    expect(isMet({ ...about, operator: "StringLike" }, {})).toBe(false);
    expect(isMet({ ...about, operator: "Bool" }, {})).toBe(false);
    expect(isMet({ ...about, operator: "Null" }, {})).toBe(true);
    expect(isMet({ ...about, operator: "Null" }, { "service:Key": ["x"] })).toBe(false);
    expect(isMet({ ...about, operator: "StringLike", qualifier: "ForAllValues" }, {})).toBe(true);
  });

  it("compares truth without regard to case", () => {
    const secure = { operator: "Bool", key: "aws:SecureTransport", values: ["false"] } as const;
    expect(isMet(secure, { "aws:SecureTransport": ["False"] })).toBe(true);
    expect(isMet(secure, { "aws:SecureTransport": ["true"] })).toBe(false);
  });
});
