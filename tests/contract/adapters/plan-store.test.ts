import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createS3PlanStore } from "../../../shared/adapters/s3-plan-store.ts";
import { anS3 } from "../../builders/an-s3.ts";

let s3: Awaited<ReturnType<typeof anS3>>;
beforeAll(async () => {
  s3 = await anS3();
});
afterAll(() => s3.close());

const KEY = "plans/acme/fraud/7/abc.md";

describe("the plan store on S3", () => {
  it("keeps a plan where its address can be read without a login", async () => {
    const address = await createS3PlanStore(s3.client, "models").keep(KEY, "# A plan, ünïcode");
    const response = await fetch(address);
    expect(await response.text()).toBe("# A plan, ünïcode");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  it("says something newer at the same key", async () => {
    const store = createS3PlanStore(s3.client, "models");
    await store.keep(KEY, "first");
    expect(await (await fetch(await store.keep(KEY, "second"))).text()).toBe("second");
  });

  it("gives an address that is worth nothing with another key, and that expires", async () => {
    const address = new URL(await createS3PlanStore(s3.client, "models").keep(KEY, "text"));
    expect(Number(address.searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(12 * 3600);
    address.pathname = address.pathname.replace("abc", "abd");
    expect((await fetch(address)).status).toBe(403);
  });
});
