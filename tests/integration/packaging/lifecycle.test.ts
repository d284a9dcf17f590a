import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { createResolver } from "../../../local/cloudformation/create-resolver.ts";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";
import type { Template } from "../../../local/cloudformation/template.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PLACE = { region: "us-east-1", accountId: "111122223333", stackName: "slipway-dev", endpointUrl: "" };

let template: Template;
let every: Template;
let isProtected: Readonly<Record<"dev" | "prod", unknown>>;

/** What osls does to a stack once it is deployed, which no template tells. */
const protectionOf = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, "serverless-state.json"), "utf8")).service.provider
    .deletionProtection;

beforeAll(async () => {
  const options = JSON.parse(await readFile(join(ROOT, ".ci", "options.json"), "utf8"));
  const place = { root: ROOT, folder: join(ROOT, ".slipway", "packages") };
  const plain = await packageStack(place);
  const full = await packageStack({ ...place, installation: options.every });
  ({ template } = await readStack(plain));
  ({ template: every } = await readStack(full));
  isProtected = { dev: await protectionOf(plain), prod: await protectionOf(full) };
});

type Kept = { readonly DeletionPolicy?: string; readonly UpdateReplacePolicy?: string };

describe("a deployment that fails", () => {
  it("takes back what it made, also what stays when the stack goes", () => {
    const kept = Object.entries(every.Resources as Readonly<Record<string, Kept>>)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy !== undefined)
      .map(([id, { DeletionPolicy, UpdateReplacePolicy }]) => [id, DeletionPolicy, UpdateReplacePolicy]);
    expect(kept.toSorted()).toEqual(
      ["Bucket", "EventsLog", "InferenceRepository", "Key", "Table"].map((id) => [
        id,
        "RetainExceptOnCreate",
        "Retain",
      ]),
    );
  });

  it("can delete its table", () => {
    expect(template.Resources.Table?.Properties).toMatchObject({ DeletionProtectionEnabled: false });
  });
});

describe("a deployment that succeeds", () => {
  it("protects the stack from its removal, but for a stage that is thrown away", () => {
    expect(isProtected).toEqual({ dev: false, prod: true });
  });

  it("protects the table as well where the installation asks for it", () => {
    expect(every.Resources.Table?.Properties).toMatchObject({ DeletionProtectionEnabled: true });
  });
});

describe("a later deployment", () => {
  it("leaves the endpoint as many instances as it has scaled to", () => {
    expect(template.Resources.Endpoint?.Properties).toMatchObject({ RetainAllVariantProperties: true });
  });

  it("takes AWS's image of its region", () => {
    expect(template.Resources.Model?.Properties).toMatchObject({
      PrimaryContainer: { Image: expect.stringMatching(/^683313688378\.dkr\.ecr\.us-east-1\./) },
    });
  });
});

describe("the account's concurrency", () => {
  it("is left to all functions, as a new account has too little to set aside", () => {
    const functions = Object.values(template.Resources).filter(
      ({ Type }) => Type === "AWS::Lambda::Function",
    );
    expect(functions.length).toBeGreaterThan(7);
    for (const { Properties } of functions)
      expect(Properties).not.toHaveProperty("ReservedConcurrentExecutions");
  });
});

describe("the log of events", () => {
  it("lets streams be made, and lets the one rule alone write into them", () => {
    const { resolve } = createResolver(template, PLACE);
    const document = JSON.parse(
      String(resolve(template.Resources.EventsLogPolicy?.Properties?.PolicyDocument)),
    );
    expect(document.Statement).toHaveLength(2);
    const [create, write] = document.Statement;
    expect(create.Action).toBe("logs:CreateLogStream");
    expect(create).not.toHaveProperty("Condition");
    expect(write).toMatchObject({
      Action: "logs:PutLogEvents",
      Condition: {
        ArnEquals: {
          "aws:SourceArn": "arn:aws:events:us-east-1:111122223333:rule/slipway-dev/slipway-dev-log",
        },
      },
    });
  });
});
