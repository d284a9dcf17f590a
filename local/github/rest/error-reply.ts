import { AwsError } from "../../gateway/aws-error.ts";
import { GitHubError } from "./github-error.ts";
import type { Reply } from "./reply.ts";

const known = (error: unknown): GitHubError => {
  if (error instanceof GitHubError) return error;
  if (error instanceof AwsError) return new GitHubError(error.statusCode, error.message);
  if (error instanceof URIError) return new GitHubError(400, "the path is not encoded as a URL is");
  console.error(error);
  return new GitHubError(500, "Server Error");
};

/** Any failure as GitHub would answer it; what is not a refusal is told on the console alone. */
export const errorReply = (error: unknown): Reply => {
  const { status, message, errors } = known(error);
  return {
    status,
    json: {
      message,
      ...(errors ? { errors } : {}),
      documentation_url: "https://docs.github.com/rest",
      status: `${status}`,
    },
  };
};
