import { describe, expect, it } from "@jest/globals";
import { readModelEnvironment } from "../../../shared/adapters/read-model-environment.ts";

const read = (text?: string) =>
  readModelEnvironment(text === undefined ? {} : { SLIPWAY_MODEL_ENVIRONMENT: text });

describe("what the endpoint's container is told", () => {
  it("is read from the environment, every value as text", () => {
    expect(read('{"A": "1", "WORKERS": 2}')).toEqual({ A: "1", WORKERS: "2" });
    expect(read("{}")).toEqual({});
  });

  it("is not known where nothing is said", () => {
    expect(read()).toBeUndefined();
    expect(read("")).toBeUndefined();
  });

  it.each(["A=1", "[]", "null", '"A"'])("is refused as %s", (text) => {
    expect(() => read(text)).toThrow("SLIPWAY_MODEL_ENVIRONMENT cannot be read");
  });
});
