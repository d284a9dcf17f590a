import type { GitHub } from "./github.ts";

/** The account that GitHub shows as the author of what we write. */
export const githubLogin = async (github: GitHub): Promise<string> => {
  if (!(await github.isApp())) return (await github.request("GET /user")).data.login;
  const { data } = await github.request("GET /app");
  return `${data?.slug}[bot]`;
};
