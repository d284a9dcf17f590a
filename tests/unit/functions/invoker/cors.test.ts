import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { openApi } from "../../../../functions/invoker/open-api.ts";

const SERVICE = new URL("../../../../serverless.yml", import.meta.url);

type Rules = {
  readonly allowedHeaders: readonly string[];
  readonly exposedResponseHeaders: readonly string[];
};

const lower = (names: readonly string[]): readonly string[] => names.map((name) => name.toLowerCase());

const rules = async (): Promise<Rules> => {
  const { origin } = parse(await readFile(SERVICE, "utf8")).custom.invokerCors;
  return {
    allowedHeaders: lower(origin.allowedHeaders),
    exposedResponseHeaders: lower(origin.exposedResponseHeaders),
  };
};

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  lower([...text.matchAll(pattern)].flatMap(([, name = ""]) => name));

describe("a page of another origin that may call the invoker", () => {
  it("may send what a caller shows and says, each by its name: a wildcard means no Authorization", async () => {
    const { allowedHeaders } = await rules();
    const documented = namesIn(JSON.stringify(openApi()), /"name":"([^"]+)","in":"header"/g);
    expect(documented).toContain("x-slipway-timeout-ms");
    const credentials = ["authorization", "x-api-key", "x-amz-date", "x-amz-security-token"];
    const content = ["accept", "content-type", "content-encoding"];
    expect(allowedHeaders).toEqual(expect.arrayContaining([...documented, ...credentials, ...content]));
    expect(allowedHeaders).not.toContain("*");
  });

  it("may read all that answers say of themselves", async () => {
    const { exposedResponseHeaders } = await rules();
    const documented = namesIn(JSON.stringify(openApi()), /"(X-[A-Z][A-Za-z-]+)":\{"description"/g);
    expect(documented).toContain("x-slipway-version");
    const limits = ["retry-after", "ratelimit", "ratelimit-policy", "www-authenticate"];
    expect(exposedResponseHeaders).toEqual(expect.arrayContaining([...documented, ...limits]));
  });
});
