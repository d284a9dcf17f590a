import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { ASSUMPTIONS } from "../../../bench/costs/assumptions.ts";
import type { InferenceOutcome } from "../../../shared/ports/models.ts";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  type InvokerOptions,
  someRows,
} from "../../builders/an-invoker.ts";

type Resolver = {
  readonly resolveVariable: (name: string) => Promise<unknown>;
  readonly resolveConfigurationProperty: () => Promise<object>;
};
type Template = {
  readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
};
type Widget = { readonly properties: { readonly metrics?: readonly unknown[][] } };
type Directive = {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
};
type Embedded = { readonly CloudWatchMetrics?: readonly Directive[] };

const require = createRequire(import.meta.url);
const dashboard: (resolver: Resolver) => Promise<Template> = require("../../../shared/stack/dashboard.cjs");

/** The dashboard of an installation that is told what metrics are of. */
const shownWith = async (metrics: string): Promise<readonly Widget[]> => {
  const variables: Readonly<Record<string, string>> = { "param:metrics": metrics, "sls:stage": "test" };
  const { Resources } = await dashboard({
    resolveVariable: async (name) => variables[name] ?? "x",
    resolveConfigurationProperty: async () => ({}),
  });
  const body = Resources.Dashboard?.Properties.DashboardBody as { readonly "Fn::Sub": readonly [string] };
  return JSON.parse(body["Fn::Sub"][0]).widgets;
};

const nameOf = (namespace: string, dimensions: readonly string[], metric: string): string =>
  [namespace, ...dimensions].join(",").concat(" ", metric);

const SEARCHED = /^SEARCH\('\{([^}]*)\} MetricName="(\w+)"'/;

const askedBy = ([first, second]: readonly unknown[]): readonly string[] => {
  if (typeof first === "string") return first.startsWith("Slipway/") ? [`${first} ${second}`] : [];
  const [, schema, metric] = SEARCHED.exec((first as { readonly expression: string }).expression) ?? [];
  return schema ? [`${schema} ${metric}`] : [];
};

const askedWith = async (metrics: string): Promise<readonly string[]> => {
  const widgets = await shownWith(metrics);
  return widgets.flatMap(({ properties }) => (properties.metrics ?? []).flatMap(askedBy));
};

const answering = (...outcomes: readonly InferenceOutcome[]): (() => Promise<InferenceOutcome>) => {
  const rest = [...outcomes];
  return async () => rest.shift() ?? anAnswer("1");
};

// Whatever may come of a request, each outcome at least once.
const HAPPENING: readonly InvokerOptions[] = [
  {},
  { source: "table", infer: answering({ kind: "loading" }, { kind: "loading" }) },
  { source: "stale" },
  { infer: async () => ({ kind: "throttled" }) },
  { infer: async () => ({ kind: "timeout" }) },
  { infer: async () => ({ kind: "missing" }) },
  {
    route: aServedRoute(2, { previous: [aServingVersion(1)] }),
    mayFallBack: true,
    infer: async ({ targetModel }) => (targetModel.includes("/2-") ? { kind: "loading" } : anAnswer("1")),
  },
];

const toldBy = async (options: InvokerOptions): Promise<readonly string[]> => {
  const { send, lines } = anInvoker(options);
  await send(someRows);
  const { CloudWatchMetrics: directives = [] } = (lines[0]?._aws ?? {}) as Embedded;
  return directives.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => Metrics.map(({ Name }) => nameOf(Namespace, names, Name))),
  );
};

describe("what the invoker tells CloudWatch of", () => {
  it.each(["total", "group", "version"])(
    "is what the dashboard shows, and nothing else, with metrics by %s",
    async (metrics) => {
      const told = await Promise.all(HAPPENING.map((options) => toldBy({ ...options, metrics })));
      const names = new Set(told.flat());
      expect(names.size).toBeGreaterThan(7);
      expect(new Set(await askedWith(metrics))).toEqual(names);
    },
  );

  it("is as many metrics as the page on costs reckons with", async () => {
    expect(new Set(await askedWith("total")).size).toBe(1 + ASSUMPTIONS.rareMetrics);
  });

  it("grows with groups only where metrics are of groups", async () => {
    const asked = async (metrics: string) => (await askedWith(metrics)).join("\n");
    expect(await asked("total")).not.toContain("group");
    expect(await asked("group")).not.toContain("version");
    expect(await asked("version")).toContain("Slipway/test,group,version Latency");
  });
});
