import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aLanguageServer, type LanguageServer } from "../../builders/a-language-server.ts";

/** Where an example's conf would be; nothing need lie there. */
const documentAt = (name: string): string =>
  new URL(`../../../examples/breast-cancer/conf/${name}.yaml`, import.meta.url).href;

const HEAD = "# yaml-language-server: $schema=../../../config-schema/conf.schema.json";

const conf = (...train: readonly string[]): string =>
  [HEAD, "conf:", "  models:", "    m:", "      train:", ...train.map((line) => `        ${line}`), ""].join(
    "\n",
  );

/** The line and column, from zero, right behind some text. */
const behind = (text: string, part: string): { line: number; character: number } => {
  const before = text.slice(0, text.indexOf(part) + part.length).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length };
};

describe("an editor with the published schema", () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await aLanguageServer();
  });
  afterAll(() => server.stop());

  const open = (name: string, text: string): string => {
    const uri = documentAt(name);
    server.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return uri;
  };

  const ask = (method: string, uri: string, position: object): Promise<unknown> =>
    server.request(`textDocument/${method}`, { textDocument: { uri }, position });

  it("offers the keys of a training section", async () => {
    const text = conf("image_uri: i:1", "inst");
    const uri = open("completion", text);
    const found = await ask("completion", uri, behind(text, "inst"));
    const { items } = found as { items: readonly { label: string; documentation?: unknown }[] };
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(["instance_type", "instance_count", "hyperparams", "spot"]),
    );
    expect(labels).not.toContain("ModelRepack");
    expect(JSON.stringify(items.find(({ label }) => label === "instance_type"))).toContain("ml.m5.2xlarge");
  });

  it("offers the words of a choice", async () => {
    const text = conf("image_uri: i:1", "input_mode: ");
    const uri = open("words", text);
    const found = await ask("completion", uri, behind(text, "input_mode: "));
    const { items } = found as { items: readonly { label: string }[] };
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(["File", "Pipe", "FastFile"]));
  });

  it("describes a key under the pointer", async () => {
    const text = conf("image_uri: i:1", "instance_type: ml.m5.large");
    const uri = open("hover", text);
    const hover = await ask("hover", uri, behind(text, "instance_ty"));
    expect(JSON.stringify(hover)).toContain("ml.m5.2xlarge");
  });

  it("marks a misspelt key and a wrong value on their lines", async () => {
    const text = conf("image_uri: i:1", "instnce_type: ml.m5.large", "hyperparams: [5]", "instance_count: 2");
    const uri = open("mistakes", text);
    const { diagnostics } = (await server.notification("textDocument/publishDiagnostics", uri)) as {
      diagnostics: readonly { range: { start: { line: number } }; message: string }[];
    };
    const told = diagnostics.map(({ range, message }) => [range.start.line, message] as const);
    expect(told).toContainEqual([6, expect.stringContaining("instnce_type")]);
    expect(told.map(([line]) => line)).toContain(7);
    expect(told.map(([line]) => line)).not.toContain(8);
  });

  it("finds nothing wrong with a sound conf", async () => {
    const uri = open(
      "sound",
      conf("image_uri: i:1", "entry_point: train.py", "instance_count: ${parameters.Count}"),
    );
    const published = await server.notification("textDocument/publishDiagnostics", uri);
    expect(published).toMatchObject({ diagnostics: [] });
  });
});
