import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { costOfMetrics, metricsOf } from "../../../bench/costs/cost-of-metrics.ts";
import { costsPage } from "../../../bench/costs/costs-page.ts";
import type { MeasuredCalls } from "../../../bench/costs/measured-calls.ts";
import { costOfCalls, instancesFor, logBytesOf, monthlyCosts } from "../../../bench/costs/monthly-costs.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const measured = JSON.parse(read("bench/costs/measured-calls.json")) as MeasuredCalls;

const sum = (costs: object): number =>
  Object.values(costs).reduce((all: number, each: number) => all + each, 0);

describe("the page on costs", () => {
  it("is what its counts come to", () => {
    expect(read("config-schema/costs.md")).toBe(costsPage(measured));
  });

  it("counts every part of the loop", () => {
    for (const phase of [
      "training",
      "nothing",
      "run",
      "approval",
      "sweep",
      "sweepRepository",
      "routesModel",
    ] as const)
      expect([phase, Object.values(measured[phase]).length > 0]).toEqual([phase, true]);
  });

  it("prices calls by what they read and write", () => {
    expect(costOfCalls({ "dynamodb GetItem": 1e6 })).toBeCloseTo(0.125);
    expect(costOfCalls({ "dynamodb TransactWriteItems": 1e6 })).toBeCloseTo(10);
    expect(costOfCalls({ "s3 GET": 1e3, "s3 PUT": 1e3 })).toBeCloseTo(0.0054);
    expect(costOfCalls({ "events PutEvents": 1e6 })).toBeCloseTo(1);
    expect(costOfCalls({ "sagemaker UpdatePipeline": 1e6, "github-api GET": 1e6 })).toBe(0);
  });

  it("prices metrics by tiers, and by the hours in which they are told", () => {
    expect(costOfMetrics(10)).toBeCloseTo(3);
    expect(costOfMetrics(20_000)).toBeCloseTo(3000 + 1000);
    expect(costOfMetrics(2_000_000)).toBeCloseTo(3000 + 24_000 + 37_500 + 20_000);
    expect(metricsOf("group", { models: 0, busyHours: 1 })).toBe(0);
    const always = metricsOf("group", { models: 1000, busyHours: 1 });
    const seldom = metricsOf("group", { models: 1000, busyHours: 0.1 });
    const never = metricsOf("total", { models: 1000, busyHours: 1 });
    expect(seldom - never).toBeCloseTo((always - never) / 10);
    expect(metricsOf("version", { models: 1000, busyHours: 1 }) - always).toBeCloseTo(always - never);
  });

  it("counts the invoker's line of a request and what Lambda writes of it", () => {
    expect(measured.logLine).toBeGreaterThan(400);
    expect(logBytesOf(measured) - measured.logLine).toBeGreaterThan(300);
    const { logs } = monthlyCosts({ ...measured, logLine: 1e9 }, { models: 0, requestsPerSecond: 1 });
    expect(logs / (30 * 24 * 3600)).toBeCloseTo(0.53);
  });

  it("costs an idle installation little but its endpoint", () => {
    const { endpoint, ...others } = monthlyCosts(measured, { models: 0, requestsPerSecond: 0 });
    expect(endpoint).toBeCloseTo(0.115 * 720);
    expect(sum(others)).toBeLessThan(2);
  });

  it("grows with models and with requests, and by instances", () => {
    const costs = (models: number, requestsPerSecond: number): number =>
      sum(monthlyCosts(measured, { models, requestsPerSecond }));
    expect(costs(1000, 1)).toBeGreaterThan(costs(10, 1));
    expect(costs(10, 10)).toBeGreaterThan(costs(10, 1));
    expect([0, 50, 51, 1000].map(instancesFor)).toEqual([1, 1, 2, 20]);
  });
});
