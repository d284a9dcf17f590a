import { expect, it } from "@jest/globals";
import { readMetricSettings } from "../../../../functions/invoker/read-metric-settings.ts";

it("tells of each group where nothing is said, in the stage's own namespace", () => {
  const settings = { namespace: "Slipway/prod", dimensions: [[], ["group"]] };
  expect(readMetricSettings({ SLIPWAY_STAGE: "prod" })).toEqual(settings);
  expect(readMetricSettings({ SLIPWAY_STAGE: "prod", SLIPWAY_METRICS: "" })).toEqual(settings);
});

it.each(["all", "Group", "toString"])("refuses %s, of which nothing could be told", (level) => {
  expect(() => readMetricSettings({ SLIPWAY_METRICS: level })).toThrow(
    /SLIPWAY_METRICS.*total, group, version/,
  );
});
