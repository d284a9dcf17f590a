import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { repackImage } from "../../../shared/compiler/emit/repack/repack-image.ts";

type Resolution = { readonly resolveVariable: (name: string) => Promise<string | undefined> };
const imageUri: (resolution: Resolution) => Promise<string> = createRequire(import.meta.url)(
  "../../../shared/stack/image-uri.cjs",
);

const imageOf = (given: Readonly<Record<string, string>>): Promise<string> => {
  const values: Readonly<Record<string, string>> = {
    "param:imageUri": "",
    "self:provider.region": "us-east-1",
    ...given,
  };
  return imageUri({ resolveVariable: async (name) => values[name] });
};

describe("the endpoint's image", () => {
  it.each(["us-east-1", "eu-central-1", "cn-north-1"])("is AWS's own of %s", async (region) => {
    expect(await imageOf({ "self:provider.region": region })).toBe(repackImage(region));
  });

  it("is the one that is given, wherever that lies", async () => {
    const given = "1.dkr.ecr.mars-1.amazonaws.com/mine:1";
    expect(await imageOf({ "param:imageUri": given, "self:provider.region": "mars-1" })).toBe(given);
  });

  it("is none where AWS has none that is known", async () => {
    expect(await imageOf({ "self:provider.region": "mars-1" })).toBe("none");
  });
});
