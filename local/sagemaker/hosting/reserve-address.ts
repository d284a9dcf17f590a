import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContainerAddress } from "./container-client.ts";

/** An address for one container to listen at, and the environment that tells it so. */
export type ReservedAddress = {
  readonly address: ContainerAddress;
  readonly environment: Readonly<Record<string, string>>;
  release(): Promise<void>;
};

/** A Unix socket that only this user can reach. */
export const reserveSocket = async (): Promise<ReservedAddress> => {
  // Not below the state's own folder: a socket's path may be no longer than about 100 bytes.
  const folder = await mkdtemp(join(tmpdir(), "sm-"));
  const socketPath = join(folder, "container");
  return {
    address: { socketPath },
    environment: { LOCAL_BIND_TO_SOCKET: socketPath },
    release: () => rm(folder, { recursive: true, force: true }),
  };
};

/** A port that was free a moment ago, for containers that know no Unix sockets. */
export const reservePort = (): Promise<ReservedAddress> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() =>
        resolve({
          address: { host: "127.0.0.1", port },
          environment: { SAGEMAKER_BIND_TO_PORT: String(port) },
          release: async () => {},
        }),
      );
    });
  });
