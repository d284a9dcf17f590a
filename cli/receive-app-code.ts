import { randomBytes } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { portTaken } from "../shared/domain/errors.ts";

export type CodeRequest = {
  /** Where GitHub takes a manifest. */
  readonly target: string;
  readonly manifest: (redirectUrl: string) => object;
  /** Where the page is served; 0 for any free port. */
  readonly port: number;
  /** Tells somebody which page to open. */
  readonly tell: (url: string) => void;
};

const escapeText = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const page = (content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slipway</title><body>${content}</body></html>`;

const form = (target: string, manifest: object): string =>
  page(
    `<form id="form" method="post" action="${escapeText(target)}">` +
      `<input type="hidden" name="manifest" value="${escapeText(JSON.stringify(manifest))}">` +
      `<button>Register the GitHub App</button></form><script>document.getElementById("form").submit()</script>`,
  );

const answer = (response: ServerResponse, status: number, content: string): void => {
  response
    .writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      connection: "close",
    })
    .end(content);
};

/**
 * Serves on 127.0.0.1 the page that hands a manifest to GitHub, and gives the code that GitHub sends the browser back with.
 * A code that nobody asked for here is not taken.
 */
export const receiveAppCode = ({ target, manifest, port, tell }: CodeRequest): Promise<string> =>
  new Promise((resolve, reject) => {
    const state = randomBytes(24).toString("hex");
    const server = createServer(({ url = "/" }, response) => {
      const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
      const code = searchParams.get("code");
      if (pathname === "/") answer(response, 200, form(`${target}?state=${state}`, manifest(`${own()}made`)));
      else if (pathname !== "/made") answer(response, 404, page("There is nothing here."));
      else if (code === null || searchParams.get("state") !== state)
        answer(response, 400, page("This was not asked for here. Start again."));
      else {
        answer(response, 200, page("The App is registered. You may close this page."));
        server.close(() => resolve(code));
      }
    });
    const own = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    server
      .once("error", (error) => reject(portTaken(port, error)))
      .listen(port, "127.0.0.1", () => tell(own()));
  });
