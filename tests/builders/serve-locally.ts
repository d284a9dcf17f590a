import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "../../local/gateway/service.ts";

/** Serves one part of the local system on a port of its own. */
export const serveLocally = async (handle: Service): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
