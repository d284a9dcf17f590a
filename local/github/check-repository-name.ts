import { GitHubError } from "./rest/github-error.ts";

// GitHub's own rules: what an account may be called, and what a repository may.
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/;
const NAME = /^[A-Za-z0-9._-]{1,100}$/;
const RESERVED = /^\.{1,2}$|\.(git|wiki)$/i;

const refuse = (field: string, value: string): GitHubError =>
  new GitHubError(422, "Repository creation failed.", [
    {
      resource: "Repository",
      field,
      code: "invalid",
      message: `"${value}" is no ${field} that GitHub takes`,
    },
  ]);

/** Throws for names that GitHub would refuse; what passes is safe as a part of a path. */
export const checkRepositoryName = (owner: string, name: string): void => {
  if (!OWNER.test(owner)) throw refuse("owner", owner);
  if (!NAME.test(name) || RESERVED.test(name)) throw refuse("name", name);
};
