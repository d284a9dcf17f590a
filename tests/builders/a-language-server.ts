import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

type Message = {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** The real YAML language server, spoken to as an editor does. */
export type LanguageServer = {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
  /** The first notification of a method that has come, or comes, for a document. */
  readonly notification: (method: string, uri: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

const BIN = fileURLToPath(
  new URL("../../node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url),
);

// The store of public schemas would be fetched from the network.
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas: {} },
};

const HEADER = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/i;

/** Cuts a stream of bytes into the messages that `Content-Length` frames. */
const createReader = (receive: (message: Message) => void): ((chunk: Buffer) => void) => {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const header = HEADER.exec(pending.toString("latin1"));
      const end = header === null ? Infinity : header[0].length + Number(header[1]);
      if (header === null || pending.length < end) return;
      const body = pending.subarray(header[0].length, end);
      pending = pending.subarray(end);
      receive(JSON.parse(body.toString("utf8")) as Message);
    }
  };
};

const configurationOf = (params: unknown): readonly unknown[] =>
  (params as { items: readonly { section?: string }[] }).items.map(
    ({ section = "" }) => SETTINGS[section] ?? null,
  );

/** Starts the language server and shakes hands with it. */
export const aLanguageServer = async (): Promise<LanguageServer> => {
  const child = spawn(process.execPath, [BIN, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const answers = new Map<number | string, (message: Message) => void>();
  const notifications: Message[] = [];
  const listeners = new Set<() => void>();
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = (message: Message): void => {
    const { id, method, params } = message;
    if (method === undefined) answers.get(id ?? "")?.(message);
    else if (id !== undefined)
      send({ id, result: method === "workspace/configuration" ? configurationOf(params) : null });
    else {
      notifications.push(message);
      for (const listen of listeners) listen();
    }
  };
  child.stdout.on("data", createReader(receive));

  let last = 0;
  const request: LanguageServer["request"] = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      send({ id, method, params });
    });
  const notify: LanguageServer["notify"] = (method, params) => send({ method, params });
  const notification: LanguageServer["notification"] = (method, uri) =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = notifications.find(
          (one) => one.method === method && (one.params as { uri?: string }).uri === uri,
        );
        if (found === undefined) return;
        listeners.delete(look);
        resolve(found.params);
      };
      listeners.add(look);
      look();
    });

  await request("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ["markdown"] } },
    },
  });
  notify("initialized", {});
  notify("workspace/didChangeConfiguration", { settings: SETTINGS });
  return {
    request,
    notify,
    notification,
    stop: async () => {
      if (child.exitCode !== null) return;
      const exit = once(child, "exit");
      await request("shutdown", null);
      notify("exit", undefined);
      await exit;
    },
  };
};
