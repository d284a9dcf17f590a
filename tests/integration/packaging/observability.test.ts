import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { createResolver } from "../../../local/cloudformation/create-resolver.ts";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";
import type { Template } from "../../../local/cloudformation/template.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PLACE = { region: "us-east-1", accountId: "111122223333", stackName: "slipway-dev", endpointUrl: "" };

type Widget = {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly query?: string; readonly metrics?: readonly unknown[] };
};

let template: Template;
let widgets: readonly Widget[];

beforeAll(async () => {
  const folder = await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") });
  ({ template } = await readStack(folder));
  const { resolve } = createResolver(template, PLACE);
  ({ widgets } = JSON.parse(String(resolve(template.Resources.Dashboard?.Properties?.DashboardBody))));
});

const of = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);
const namesOf = (type: string, property: string): readonly unknown[] =>
  of(type).map(({ Properties }) => Properties?.[property]);

const cellsOf = ({ x, y, width, height }: Widget): readonly string[] =>
  Array.from({ length: width * height }, (_, at) => `${x + (at % width)},${y + Math.floor(at / width)}`);

describe("the dashboard", () => {
  it("puts each widget in a place of its own on the page", () => {
    const cells = widgets.flatMap(cellsOf);
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
  });

  it("shows the loop from pushes to routes, the endpoint, and every function", () => {
    const shown = JSON.stringify(widgets);
    for (const wanted of ["PushReceived", "ExecutionStarted", "RouteChanged", "approval-rule-1"])
      expect(shown).toContain(wanted);
    for (const name of namesOf("AWS::Lambda::Function", "FunctionName")) expect(shown).toContain(`"${name}"`);
    expect(shown).toContain('"ModelCacheHit","EndpointName","slipway-dev"');
  });

  it("leaves nothing to be resolved but regions", () => {
    expect(JSON.stringify(widgets)).not.toMatch(/\$\{|AWS::/);
  });
});

describe("alarms and queries", () => {
  it("watch every function for errors", () => {
    const watched = of("AWS::CloudWatch::Alarm")
      .filter(({ Properties }) => Properties?.MetricName === "Errors")
      .map(({ Properties }) => JSON.stringify(Properties?.Dimensions))
      .toSorted();
    const functions = namesOf("AWS::Lambda::Function", "FunctionName").map((Value) =>
      JSON.stringify([{ Name: "FunctionName", Value }]),
    );
    expect(watched).toEqual(functions.toSorted());
  });

  it("count what the logs tell of by the names that metrics have", () => {
    const told = JSON.stringify(namesOf("AWS::Logs::MetricFilter", "MetricTransformations"));
    const watched = of("AWS::CloudWatch::Alarm")
      .filter(({ Properties }) => Properties?.Namespace === "Slipway/dev")
      .map(({ Properties }) => String(Properties?.MetricName));
    expect(watched.length).toBeGreaterThan(0);
    for (const name of watched)
      expect(told).toContain(`"MetricNamespace":"Slipway/dev","MetricName":"${name}"`);
  });

  it("ask log groups that are there", () => {
    const groups = namesOf("AWS::Logs::LogGroup", "LogGroupName");
    const asked = namesOf("AWS::Logs::QueryDefinition", "LogGroupNames").flat();
    const sources = widgets
      .flatMap(({ properties }) => [...(properties.query ?? "").matchAll(/SOURCE '([^']+)'/g)])
      .map(([, group]) => group);
    expect(sources.length).toBeGreaterThan(0);
    expect([...asked, ...sources].filter((group) => !groups.includes(group))).toEqual([]);
  });
});
