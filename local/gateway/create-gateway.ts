import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAbsentService } from "./absent-service.ts";
import { type Destination, routeRequest } from "./route-request.ts";
import type { Service } from "./service.ts";

export type Services = Readonly<Record<Exclude<Destination["service"], "absent" | "functions">, Service>> & {
  readonly functions: (name: string) => Service;
};

/** One request as it arrived: for whoever counts calls. */
export type Observed = {
  readonly service: Destination["service"];
  readonly caller?: string;
  readonly action: string;
};

export type GatewayOptions = {
  readonly port: number;
  /** Sees every request before it is served, and may cut its connection, as a failing network would. */
  readonly observe?: (call: Observed) => "cut" | undefined;
};

export type Gateway = { readonly url: string; close(): Promise<void> };

const fail = (response: ServerResponse, error: unknown): void => {
  console.error(error);
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500, { "content-type": "application/json" })
      .end(JSON.stringify({ message: "the local system failed; its console tells why" }));
};

const observed = ({ service, caller, url }: Destination, { method, headers }: IncomingMessage): Observed => {
  const operation = String(headers["x-amz-target"] ?? "").split(".")[1];
  return {
    service,
    ...(caller === undefined ? {} : { caller }),
    action: operation ?? `${method} ${url.split("?")[0]}`,
  };
};

const serviceFor = ({ service, name = "" }: Destination, ready: Services): Service => {
  if (service === "absent") return createAbsentService(name);
  return service === "functions" ? ready.functions(name) : ready[service];
};

/**
 * Listens on one port of 127.0.0.1 and hands each request to the service that it is for. An address and not a name,
 * since the S3 client puts bucket names in front of names. `services` is asked for once the port is known.
 */
export const createGateway = async (
  { port, observe = () => undefined }: GatewayOptions,
  services: (url: string) => Promise<Services>,
): Promise<Gateway> => {
  let ready: Services | undefined;
  const server = createServer((request, response) => {
    const destination = routeRequest({ url: request.url ?? "/", headers: request.headers });
    request.url = destination.url;
    if (observe(observed(destination, request)) === "cut") {
      request.destroy();
      return;
    }
    if (!ready) {
      response.writeHead(503).end("starting");
      return;
    }
    Promise.resolve(serviceFor(destination, ready)(request, response)).catch((error: unknown) =>
      fail(response, error),
    );
  });
  // A client that keeps a connection open longer than this would meet a reset on its next request.
  server.keepAliveTimeout = 120_000;
  // An artifact may take longer to upload than Node grants a request.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    ready = await services(url);
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
