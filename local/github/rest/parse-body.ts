import type * as z from "zod";
import { type FieldError, GitHubError } from "./github-error.ts";

type Schema<T> = z.ZodType<T>;

const explain = (resource: string, issue: z.core.$ZodIssue): FieldError => {
  const field = issue.path.join(".");
  if (issue.code === "invalid_type" && issue.input === undefined)
    return { resource, field, code: "missing_field", message: `${field} is missing` };
  return { resource, field, code: issue.code === "too_big" ? "custom" : "invalid", message: issue.message };
};

/** The members of a request's body, or the 422 that names every one that is wrong. */
export const parseBody = <T>(schema: Schema<T>, resource: string, body: unknown): T => {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new GitHubError(
    422,
    "Validation Failed",
    parsed.error.issues.map((issue) => explain(resource, issue)),
  );
};
