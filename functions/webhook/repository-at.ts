import { fieldAt } from "./field-at.ts";

const REPOSITORY = /^[A-Za-z0-9._-]{1,100}\/[A-Za-z0-9._-]{1,100}$/;

/** The repository, `owner/name`, that a payload describes at a path; undefined for anything else. */
export const repositoryAt = (payload: unknown, ...path: readonly string[]): string | undefined => {
  const name = fieldAt(payload, ...path, "full_name");
  return typeof name === "string" && REPOSITORY.test(name) ? name : undefined;
};
