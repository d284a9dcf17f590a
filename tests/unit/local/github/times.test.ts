import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isoTime } from "../../../../local/github/present/iso-time.ts";
import { zonedTime } from "../../../../local/github/present/zoned-time.ts";

describe("a commit's time", () => {
  it("is written on its author's clock and stays the same moment", () => {
    expect(zonedTime(1_700_000_000, "+0530")).toBe("2023-11-15T03:43:20+05:30");
    expect(zonedTime(1_700_000_000, "-0800")).toBe("2023-11-14T14:13:20-08:00");
    fc.assert(
      fc.property(fc.nat(4_000_000_000), fc.integer({ min: -14, max: 14 }), (seconds, hours) => {
        const zone = `${hours < 0 ? "-" : "+"}${`${Math.abs(hours)}`.padStart(2, "0")}00`;
        expect(Date.parse(zonedTime(seconds, zone))).toBe(seconds * 1000);
      }),
    );
  });
});

describe("a time of the API", () => {
  it("is in UTC and without fractions", () => {
    expect(isoTime(1_700_000_000_999)).toBe("2023-11-14T22:13:20Z");
  });
});
