export type GitHubPlaces = { readonly web: string; readonly api: string };

/** Where the pages and the REST API of a GitHub are: github.com, GitHub Enterprise with data residency, or a server of one's own. */
export const githubPlaces = (host = "github.com"): GitHubPlaces => {
  const url = new URL(host.includes("://") ? host : `https://${host}`);
  if (url.host === "github.com") return { web: url.origin, api: "https://api.github.com" };
  if (url.host.endsWith(".ghe.com")) return { web: url.origin, api: `https://api.${url.host}` };
  return { web: url.origin, api: `${url.origin}/api/v3` };
};
