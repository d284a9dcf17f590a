import { spawn } from "node:child_process";
import { pipeline } from "node:stream/promises";
import { gitEnvironment } from "../../git/git-environment.ts";
import type { GitHubContext } from "../../github-context.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import type { Reply } from "../reply.ts";
import { requireCommit } from "../require-commit.ts";

const KINDS = {
  tarball: { format: "tar.gz", type: "application/x-gzip" },
  zipball: { format: "zip", type: "application/zip" },
} as const;

type Kind = keyof typeof KINDS;

const stream =
  (path: string, args: readonly string[]): NonNullable<Reply["stream"]> =>
  async (response) => {
    const child = spawn("git", args, {
      cwd: path,
      env: gitEnvironment(),
      stdio: ["ignore", "pipe", "ignore"],
    });
    child.on("error", () => {});
    try {
      await pipeline(child.stdout, response);
    } catch {
      // The client went away, or git failed: a cut answer tells, since its status was sent already.
      child.kill();
      response.destroy();
    }
  };

const archive = ({ git, repository }: RepositoryCall, kind: Kind, sha: string): Reply => {
  const { owner, name } = repository;
  const { format, type } = KINDS[kind];
  const folder = `${owner}-${name}-${sha.slice(0, 7)}`;
  return {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename=${folder}.${format}`,
    },
    stream: stream(git.path, ["archive", `--format=${format}`, `--prefix=${folder}/`, sha]),
  };
};

/** A commit's files in one download; the first address only leads to the one that streams, as on GitHub. */
export const archiveEndpoints = ({ addresses }: GitHubContext): RepositoryEndpoints => {
  const redirect = (kind: Kind) => async (call: RepositoryCall) => {
    const { owner, name, defaultBranch } = call.repository;
    const sha = await requireCommit(call, call.params.ref ?? defaultBranch, notFound());
    return {
      status: 302,
      headers: { location: addresses.api(`/repos/${owner}/${name}/codeload/${kind}/${sha}`) },
    };
  };
  const download = (kind: Kind) => async (call: RepositoryCall) =>
    archive(call, kind, await requireCommit(call, call.params.sha ?? "", notFound()));

  return {
    "GET /tarball": redirect("tarball"),
    "GET /tarball/{ref+}": redirect("tarball"),
    "GET /zipball": redirect("zipball"),
    "GET /zipball/{ref+}": redirect("zipball"),
    "GET /codeload/tarball/{sha}": download("tarball"),
    "GET /codeload/zipball/{sha}": download("zipball"),
  };
};
