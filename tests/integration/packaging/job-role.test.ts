import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";
import type { Template } from "../../../local/cloudformation/template.ts";
import { type Decision, decide } from "../../../local/identity/decide.ts";
import { readStatement } from "../../../local/identity/read-statement.ts";
import type { Statement } from "../../../local/identity/statement.ts";
import { packagedRoles } from "../../../local/permissions/packaged-roles.ts";
import { STEP_CLASSES } from "../../../shared/config/schema/step-classes.ts";
import type { Asset } from "../../../shared/domain/asset.ts";
import { OWN_PREFIXES } from "../../../shared/domain/own-prefixes.ts";
import { sha256 } from "../../../shared/usecases/sha256.ts";
import { codeKeys } from "../../../shared/usecases/sources/code-keys.ts";
import { digestSource } from "../../../shared/usecases/sources/digest-source.ts";

const ROOT = join(import.meta.dirname, "../../..");
const BUCKET = "arn:aws:s3:::slipway-dev-111122223333-us-east-1";
// Whatever an installation's jobPolicyArns may allow besides.
const ADMINISTRATOR = readStatement({ Effect: "Allow", Action: "*", Resource: "*" });

const keys = codeKeys("");
const script: Asset = { kind: "text", name: "runproc.sh", text: "echo" };
const CODE = [
  keys.source("housing", digestSource([])),
  keys.asset("housing", script),
  keys.revision("housing", sha256("a revision")),
];
const LIVE = `${OWN_PREFIXES.models}/housing/1-0123456789ab.tar.gz`;
const PLAN = `${OWN_PREFIXES.plans}/acme/housing/1/0a.md`;
const CAPTURE = `${OWN_PREFIXES.captures}/housing/2026-01-02/030405-a.jsonl`;

let statements: readonly Statement[];
let template: Template;

beforeAll(async () => {
  const folder = await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") });
  const { roles } = await packagedRoles(folder);
  ({ template } = await readStack(folder));
  statements = roles.find(({ bearer }) => bearer.endsWith("-jobrole"))?.statements ?? [];
});

const decided = (action: string, key: string, more: readonly Statement[] = []): Decision["kind"] =>
  decide([...statements, ...more], { action, resource: `${BUCKET}/${key}` }).kind;

describe("the role of jobs", () => {
  it.each([LIVE, PLAN, CAPTURE, ...CODE])("may not change %s, whatever else it is given", (key) => {
    for (const action of [
      "s3:PutObject",
      "s3:PutObjectTagging",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:AbortMultipartUpload",
    ])
      expect({ action, kind: decided(action, key, [ADMINISTRATOR]) }).toEqual({ action, kind: "denied" });
  });

  it.each([PLAN, CAPTURE])("may not read %s, whatever else it is given", (key) => {
    expect(decided("s3:GetObject", key, [ADMINISTRATOR])).toBe("denied");
    expect(decided("s3:GetObjectVersion", key, [ADMINISTRATOR])).toBe("denied");
  });

  it.each([...CODE, LIVE, "housing/raw.csv"])("may read %s", (key) => {
    expect(decided("s3:GetObject", key)).toBe("allowed");
  });

  it.each([
    "pipelines-0a1b2c3d4e5f-Train-6G7h8I9j0K/output/model.tar.gz",
    "pipelines-0a1b2c3d4e5f-Train-6G7h8I9j0K/output/model/code/inference.py",
    "housing/0a1b2c3d4e5f/Preprocess/output/train/part-0.csv",
    "housing/0a1b2c3d4e5f/Train/checkpoints/1.pt",
    "housing/0a1b2c3d4e5f/Predict/input.csv.out",
    "housing/revisions/notes.json",
    "planner/models/a",
    "checkpoints/llm/1.pt",
  ])("may write %s", (key) => {
    expect(decided("s3:PutObject", key)).toBe("allowed");
  });

  it("is kept out of what the stack itself names so", () => {
    const lifecycle = JSON.stringify(template.Resources.Bucket);
    expect(lifecycle).toContain(`"Prefix":"${OWN_PREFIXES.plans}/"`);
    expect(lifecycle).toContain(`"Prefix":"${OWN_PREFIXES.captures}/"`);
    expect(lifecycle.match(/"Prefix":/g)).toHaveLength(2);
    const environments = Object.values(template.Resources)
      .filter(({ Type }) => Type === "AWS::Lambda::Function")
      .map(
        ({ Properties }) =>
          (Properties as { Environment: { Variables: Record<string, unknown> } }).Environment,
      )
      .flatMap(({ Variables }) => Variables.SLIPWAY_MODEL_PREFIX ?? []);
    expect(new Set(environments)).toEqual(new Set([OWN_PREFIXES.models]));
  });
});

describe("the page about the role of jobs", () => {
  const folder = join(ROOT, "config-schema");
  const page = readFileSync(join(folder, "job-role.md"), "utf8");
  const [, never = "", besides = ""] = page.split(/^## /m);
  const rows = (section: string): readonly (readonly string[])[] =>
    section
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| --- "))
      .slice(1)
      .map((line) => line.split("|").map((cell) => cell.trim()));
  const quoted = (text = ""): readonly string[] =>
    [...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

  it("tells what the role is denied, and nothing else", () => {
    const told = rows(never).flatMap(([, below, writing, reading]) =>
      quoted(below).map((path) => [
        path.replace("<pipeline>", "p").replace("<digest>", "0".repeat(64)),
        writing,
        reading,
      ]),
    );
    const keyOf = (path: string): string =>
      path === "p/revisions/" ? `${path}${"0".repeat(64)}.json` : `${path}x`;
    expect(told.map(([path = ""]) => path.split("/")[0])).toEqual(["models", "p", "p", "plans", "capture"]);
    for (const [path = "", writing, reading] of told)
      expect([path, decided("s3:PutObject", keyOf(path)), decided("s3:GetObject", keyOf(path))]).toEqual([
        path,
        writing,
        reading,
      ]);
  });

  it("tells of each step class, and of actions that the role lacks", () => {
    for (const name of STEP_CLASSES) expect(page).toMatch(new RegExp(`\\b${name}\\b`));
    const actions = rows(besides).flatMap(([, , cell]) => quoted(cell).filter((word) => word.includes(":")));
    const held = statements.filter(({ effect }) => effect === "Allow").flatMap((each) => each.actions);
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => held.includes(action))).toEqual([]);
  });

  it("shows policies that can be read, and links to files that exist", () => {
    const policies = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = ""]) =>
      JSON.parse(text),
    );
    expect(policies.flatMap(({ Statement }) => Statement).map(readStatement).length).toBeGreaterThan(2);
    const links = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });
});
