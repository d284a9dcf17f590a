import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers one HTTP request that the gateway found to be this service's; a rejection becomes a 500. */
export type Service = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
