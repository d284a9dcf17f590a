import { Octokit } from "@octokit/core";
import { appCodeRefused } from "../domain/errors.ts";
import type { AppFactory } from "../ports/app-factory.ts";
import { githubStatusOf } from "./github-status-of.ts";

/** Exchanges codes at GitHub's REST API, which asks for no other credentials. */
export const createGitHubAppFactory = (apiUrl: string): AppFactory => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const { request } = new Octokit({ baseUrl: apiUrl, userAgent: "slipway", log: silent });
  return async (code) => {
    try {
      const { data } = await request("POST /app-manifests/{code}/conversions", { code });
      const { id, slug = "", html_url: page, pem: privateKey, webhook_secret } = data;
      return { id, slug, page, privateKey, webhookSecret: webhook_secret ?? "" };
    } catch (error) {
      if (githubStatusOf(error) === 404) throw appCodeRefused();
      throw error;
    }
  };
};
