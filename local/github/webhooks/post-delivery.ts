import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export type Delivery = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};
export type DeliveryResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

// Whatever a receiver says beyond this is of no use to whoever reads the delivery later.
const KEPT_BYTES = 64 * 1024;

const flatten = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Posts exactly these headers and bytes, once, following no redirect; rejects when nothing answers. */
export const postDelivery = (
  { url, headers, body }: Delivery,
  signal: AbortSignal,
): Promise<DeliveryResponse> =>
  new Promise((resolve, reject) => {
    const start = url.startsWith("https:") ? requestHttps : requestHttp;
    const request = start(url, { method: "POST", headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if (size < KEPT_BYTES) chunks.push(chunk.subarray(0, KEPT_BYTES - size));
        size += chunk.length;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: flatten(response.headers),
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
