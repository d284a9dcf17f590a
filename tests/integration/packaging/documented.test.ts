import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, matchesGlob } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Installation, packageStack } from "../../../local/cloudformation/package-stack.ts";

type Resource = {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
  readonly Properties?: unknown;
};
type Resources = Readonly<Record<string, Resource>>;

const ROOT = join(import.meta.dirname, "../../..");
const PAGE = readFileSync(join(ROOT, "config-schema", "deploy.md"), "utf8");
const RIGHTS = PAGE.slice(PAGE.indexOf("## Rights"), PAGE.indexOf("## What watches it"));

const resourcesOf = async (installation?: Installation): Promise<Resources> => {
  const folder = await packageStack({
    root: ROOT,
    folder: join(ROOT, ".slipway", "packages"),
    ...(installation === undefined ? {} : { installation }),
  });
  const text = await readFile(join(folder, "cloudformation-template-update-stack.json"), "utf8");
  return JSON.parse(text).Resources;
};

/** What the page's filter leaves of a template. */
const adopted = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources).filter(([, each]) => each.DeletionPolicy !== undefined && !each.Condition),
  );

/** The resources that a value refers to, by Ref, Fn::GetAtt or Fn::Sub. */
const referred = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value ?? {});
  const found = [
    ...text.matchAll(/"Ref":"([^"]+)"/g),
    ...text.matchAll(/"Fn::GetAtt":\["([^"]+)"/g),
    ...text.matchAll(/\$\{([^}.!]+)/g),
  ];
  return found.map(([, name = ""]) => name).filter((name) => !name.startsWith("AWS::"));
};

type Statement = { readonly Effect: string; readonly Action?: string | readonly string[] };

const statementsIn = (value: unknown): readonly Statement[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = "Effect" in value && "Action" in value && !("Principal" in value) ? [value as Statement] : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
};

/** What roles may do. */
const actionsOf = (resources: Resources): readonly string[] => {
  const roles = Object.values(resources).filter(({ Type }) => Type.startsWith("AWS::IAM::Role"));
  const allowed = statementsIn(roles).filter(({ Effect }) => Effect === "Allow");
  return [...new Set(allowed.flatMap(({ Action = [] }) => Action))];
};

let plain: Resources;
let every: Resources;
beforeAll(async () => {
  const options = JSON.parse(await readFile(join(ROOT, ".ci", "options.json"), "utf8"));
  plain = await resourcesOf();
  every = await resourcesOf(options.every);
});

describe("the page about deployment", () => {
  it("names whatever stays, by its own identifier, to be adopted by a new stack", () => {
    const named = [
      ...PAGE.matchAll(
        /"ResourceType":\s+"([^"]+)",\s+"LogicalResourceId":\s+"([^"]+)",\s+"ResourceIdentifier":\s+\{"([^"]+)"/g,
      ),
    ].map(([, type, id, key]) => [id, type, key]);
    const identified = (resources: Resources) =>
      Object.entries(adopted(resources)).map(([id, { Type }]) => [id, Type, expect.any(String)]);
    expect(named.filter(([id]) => id !== "Key").toSorted()).toEqual(identified(plain).toSorted());
    expect(named.toSorted()).toEqual(identified(every).toSorted());
    for (const [id = "", , key = ""] of named)
      if (id !== "Key") expect(every[id]?.Properties).toHaveProperty(key);
  });

  it("leaves nothing out that what is adopted refers to", () => {
    for (const resources of [plain, every]) {
      const taken = adopted(resources);
      for (const { Properties } of Object.values(taken))
        expect(Object.keys(taken)).toEqual(expect.arrayContaining([...referred(Properties)]));
    }
  });

  it("tells of every service what whoever deploys does there", () => {
    const services = Object.values(every).map(({ Type }) => Type.split("::")[1] ?? "");
    const rows = [...RIGHTS.matchAll(/^\| `([a-z0-9-]+)` \| .*`/gm)].map(([, service = ""]) => service);
    for (const service of new Set(services))
      expect(rows.map((row) => row.replace("-", ""))).toContain(service.toLowerCase());
  });

  it("shows a boundary that allows what roles do, and names nothing that none does", () => {
    const [boundary = ""] = RIGHTS.match(/(?<=```json\n)\{[^`]*"dynamodb:[^`]*(?=```)/) ?? [];
    const allowed: readonly string[] = JSON.parse(boundary).Statement[0].Action;
    const actions = actionsOf(every);
    const isAllowed = (action: string) => allowed.some((pattern) => matchesGlob(action, pattern));
    expect(actions.length).toBeGreaterThan(40);
    expect(actions.filter((action) => !isAllowed(action))).toEqual([]);
    expect(allowed.filter((pattern) => !actions.some((action) => matchesGlob(action, pattern)))).toEqual([]);
  });

  it.each(
    [...PAGE.matchAll(/^ *```json\n([\s\S]*?)^ *```$/gm)].map(([, text = ""]) => [text.slice(0, 60), text]),
  )("shows JSON that parses: %s", (_, text) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });
});
