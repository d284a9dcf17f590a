import { describe, expect, it } from "@jest/globals";
import { createEndpointMetrics } from "../../../../../../local/sagemaker/hosting/metrics/create-endpoint-metrics.ts";
import { measureTime } from "../../../../../../local/sagemaker/hosting/metrics/measure-time.ts";

describe("the metrics of endpoints", () => {
  it("add up each metric of each endpoint by itself", () => {
    const metrics = createEndpointMetrics();
    for (const hit of [0, 1, 1, 1]) metrics.of("one")("ModelCacheHit", hit);
    metrics.of("other")("ModelUnloadingTime", 250);
    expect(metrics.statistics("one")).toEqual({
      ModelCacheHit: { SampleCount: 4, Sum: 3, Average: 0.75, Minimum: 0, Maximum: 1 },
    });
    expect(metrics.statistics("other")).toEqual({
      ModelUnloadingTime: { SampleCount: 1, Sum: 250, Average: 250, Minimum: 250, Maximum: 250 },
    });
    expect(metrics.statistics("none")).toEqual({});
  });

  it("hold no time of work that failed", async () => {
    const metrics = createEndpointMetrics();
    const work = measureTime(metrics.of("one"), "ModelLoadingTime", () => Promise.reject(new Error("no")));
    await expect(work).rejects.toThrow("no");
    expect(metrics.statistics("one")).toEqual({});
  });
});
