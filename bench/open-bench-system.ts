import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GatewayOptions } from "../local/gateway/create-gateway.ts";
import { type LocalSystem, startSystem } from "../local/system/start-system.ts";

/** A local system of its own, whose calls are observed, and a folder to work in; closing it leaves nothing behind. */
export const openBenchSystem = async (
  observe: NonNullable<GatewayOptions["observe"]>,
): Promise<{
  readonly folder: string;
  readonly system: LocalSystem;
  readonly close: () => Promise<void>;
}> => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  const system = await startSystem({
    port: 0,
    state: join(folder, "system"),
    python: "python3",
    sandbox: "auto",
    reset: true,
    print: () => {},
    observe,
  });
  const close = async (): Promise<void> => {
    await system.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, system, close };
};
