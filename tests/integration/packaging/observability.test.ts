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

type Alarm = {
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Period: number;
  readonly Threshold: number;
  readonly TreatMissingData: string;
};

const alarmsOn = (metric: string): readonly Alarm[] =>
  of("AWS::CloudWatch::Alarm")
    .map(({ Properties }) => Properties as Alarm)
    .filter(({ MetricName }) => MetricName === metric);

type Rule = {
  readonly ScheduleExpression?: string;
  readonly Targets: readonly { readonly Arn: { readonly "Fn::GetAtt": readonly [string, string] } }[];
};

/** Each schedule by its rule: the function that it calls, and after how many seconds again. */
const schedules = () =>
  Object.entries(template.Resources).flatMap(([rule, { Type, Properties }]) => {
    const { ScheduleExpression = "", Targets = [] } = (
      Type === "AWS::Events::Rule" ? Properties : {}
    ) as Rule;
    const [, minutes] = /^rate\((\d+) minutes?\)$/.exec(ScheduleExpression) ?? [];
    return Targets.filter(() => minutes !== undefined).map(
      ({
        Arn: {
          "Fn::GetAtt": [target],
        },
      }) => ({
        rule,
        name: template.Resources[target]?.Properties?.FunctionName,
        seconds: Number(minutes) * 60,
      }),
    );
  });

describe("alarms and queries", () => {
  it.each(["Errors", "Throttles"])("watch every function for %s", (metric) => {
    const watched = alarmsOn(metric)
      .map(({ Dimensions }) => JSON.stringify(Dimensions))
      .toSorted();
    const functions = namesOf("AWS::Lambda::Function", "FunctionName").map((Value) =>
      JSON.stringify([{ Name: "FunctionName", Value }]),
    );
    expect(watched).toEqual(functions.toSorted());
  });

  it("can ring for whatever runs by the clock: it runs as often as the alarm wants it to fail", () => {
    expect(schedules()).toHaveLength(3);
    for (const { rule, name, seconds } of schedules()) {
      const [errors] = alarmsOn("Errors").filter(({ Dimensions }) => Dimensions[0]?.Value === name);
      const runs = Math.floor((errors?.Period ?? 0) / seconds);
      expect({ rule, canRing: runs >= (errors?.Threshold ?? 0) }).toEqual({ rule, canRing: true });
    }
  });

  it("ring for each schedule that calls nobody any longer", () => {
    const silent = alarmsOn("Invocations").filter(({ TreatMissingData }) => TreatMissingData === "breaching");
    for (const { rule, name, seconds } of schedules()) {
      const often = schedules().filter((other) => other.name === name && other.seconds < seconds);
      // A function that another schedule calls more often is called all the same: its rule tells.
      const wanted =
        often.length > 0 ? { Name: "RuleName", Value: { Ref: rule } } : { Name: "FunctionName", Value: name };
      const [alarm] = silent.filter(
        ({ Dimensions }) => JSON.stringify(Dimensions) === JSON.stringify([wanted]),
      );
      expect(alarm).toMatchObject({ Threshold: 1, ComparisonOperator: "LessThanThreshold" });
      expect(alarm?.Period).toBeGreaterThanOrEqual(2 * seconds);
    }
  });

  it("watch the endpoint's own errors", () => {
    expect(alarmsOn("Invocation5XXErrors")).toMatchObject([
      {
        Namespace: "AWS/SageMaker",
        Dimensions: [{ Name: "EndpointName" }, { Name: "VariantName", Value: "AllTraffic" }],
      },
    ]);
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
