import { Octokit } from "@octokit/core";
import type { Secret } from "./create-secret.ts";

// A slow GitHub must not eat a Lambda's whole time; what fails here is tried again by the event's retries.
const TIMEOUT_MILLISECONDS = 30_000;

/** Octokit as every adapter uses it: the token read afresh for each request, a time limit on each. */
export const createGitHub = (apiUrl: string, token: Secret): Octokit => {
  const octokit = new Octokit({
    baseUrl: apiUrl.replace(/\/+$/, ""),
    userAgent: "slipway",
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  octokit.hook.before("request", async (options) => {
    options.headers.authorization = `token ${await token()}`;
    options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) };
  });
  return octokit;
};
