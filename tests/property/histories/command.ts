import fc from "fast-check";
import type { Fault } from "./invocation.ts";
import { PROJECTS, REPOSITORIES, type Spec } from "./spec.ts";

/** How a message travels; what is late is handled when a `deliver` comes to it. */
export type Journey = "once" | "twice" | "late" | "lost";

export type Change = { readonly [K in keyof Spec]?: Spec[K] | undefined };

export type Push = {
  readonly repository: string;
  readonly change: Change;
  readonly journey: Journey;
  readonly faults: readonly (Fault | undefined)[];
};

/** What happens in a history. Whatever is not possible at its time does nothing. */
export type Command =
  | ({ readonly kind: "push" } & Push)
  | { readonly kind: "pushes"; readonly pushes: readonly Push[]; readonly choices: readonly number[] }
  | { readonly kind: "delete branch" | "hide" | "show"; readonly repository: string }
  | { readonly kind: "deliver"; readonly index: number }
  | { readonly kind: "edit" | "delete live"; readonly pipeline: string }
  | { readonly kind: "end"; readonly pipeline: string; readonly isTold: boolean }
  | {
      readonly kind: "roll back" | "suspend" | "resume";
      readonly pipeline: string;
      readonly isSynced: boolean;
      readonly faults: readonly (Fault | undefined)[];
    }
  | { readonly kind: "wait"; readonly hours: number }
  | { readonly kind: "sweep"; readonly faults: readonly (Fault | undefined)[] };

const repository = fc.constantFrom(...REPOSITORIES);
const pipeline = fc.constantFrom("ant", "bee", "cat", "extra");

const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 30 }),
  when: fc.constantFrom("before", "after"),
  kind: fc.constantFrom("error", "kill"),
});

// Mostly none; sometimes one that the service's own retry heals; sometimes so many that the message is put aside.
const faults = fc.oneof(
  { arbitrary: fc.constant([]), weight: 3 },
  { arbitrary: fc.tuple(fault), weight: 2 },
  { arbitrary: fc.tuple(fault, fault, fault), weight: 2 },
);

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    arbitrary: fc.record({ epochs: fc.integer({ min: 1, max: 3 }), isBroken: fc.constant(false) }),
    weight: 4,
  },
  { arbitrary: fc.record({ code: fc.integer({ min: 1, max: 3 }) }), weight: 2 },
  { arbitrary: fc.record({ docs: fc.integer({ min: 1, max: 9 }) }), weight: 1 },
  { arbitrary: fc.record({ isBroken: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ isAnchor: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ hasExtra: fc.boolean() }), weight: 2 },
  { arbitrary: fc.record({ project: fc.constantFrom(...PROJECTS) }), weight: 2 },
  { arbitrary: fc.record({ uses: fc.constantFrom("shared", "common", undefined) }), weight: 2 },
  { arbitrary: fc.record({ model: fc.constantFrom("shared", "common", "ant") }), weight: 1 },
);

const push: fc.Arbitrary<Push> = fc.record({
  repository,
  change,
  journey: fc.constantFrom("once", "once", "once", "twice", "late", "lost"),
  faults,
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: push.map((each) => ({ kind: "push" as const, ...each })), weight: 10 },
  {
    arbitrary: fc.record({
      kind: fc.constant("pushes" as const),
      pushes: fc.array(push, { minLength: 2, maxLength: 3 }),
      choices: fc.array(fc.nat(2), { minLength: 1, maxLength: 40 }),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant("delete branch" as const), repository }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constantFrom("hide", "show"), repository }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("deliver" as const), index: fc.nat(5) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constantFrom("edit", "delete live"), pipeline }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("end" as const), pipeline, isTold: fc.boolean() }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom("roll back", "suspend", "resume"),
      pipeline,
      isSynced: fc.boolean(),
      faults,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant("sweep" as const), faults }), weight: 2 },
);

/** Anything that may happen, in any order. */
export const anyHistory: fc.Arbitrary<readonly Command[]> = fc.array(command, {
  minLength: 1,
  maxLength: 16,
});
