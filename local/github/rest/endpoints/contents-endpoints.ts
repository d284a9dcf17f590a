import { findEntry } from "../../git/find-entry.ts";
import { listTree } from "../../git/list-tree.ts";
import type { TreeEntry } from "../../git/tree-entry.ts";
import type { GitHubContext } from "../../github-context.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { followLink } from "../follow-link.ts";
import { notFound } from "../not-found.ts";
import { presentContent } from "../present-content.ts";
import type { Reply } from "../reply.ts";
import { requireCommit } from "../require-commit.ts";
import { submoduleUrl } from "../submodule-url.ts";
import { tooLarge } from "../too-large.ts";
import { wrapBase64 } from "../wrap-base64.ts";

const MOST_ENTRIES = 1_000;

type Place = {
  readonly entry: TreeEntry;
  readonly ref: string;
  readonly commit: string;
  readonly tree: string;
};

/** What lies at a path: a file's content up to 1 MB, a folder's list, a link's target, a submodule's home. */
export const contentsEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { limits } = context;

  const file = async ({ git, repository, media }: RepositoryCall, place: Place): Promise<Reply> => {
    const { size = 0 } = (await git.stat(place.entry.sha)) ?? {};
    if (size > limits.blobBytes) throw tooLarge();
    const isWhole = size <= limits.contentBytes;
    const content =
      media === "raw" || isWhole
        ? ((await git.read(place.entry.sha))?.content ?? Buffer.alloc(0))
        : undefined;
    if (media === "raw" && content) return { bytes: content };
    const described = presentContent(context, repository, { ...place, entry: { ...place.entry, size } });
    return {
      json: {
        ...described,
        content: content ? wrapBase64(content) : "",
        encoding: content ? "base64" : "none",
      },
    };
  };

  const link = async (call: RepositoryCall, place: Place): Promise<Reply> => {
    const { path, sha } = place.entry;
    const content = (await call.git.read(sha))?.content ?? Buffer.alloc(0);
    const target = content.toString("utf8");
    const found = await followLink(call.git, place.tree, { path, target });
    if (found) return file(call, { ...place, entry: { ...found, path } });
    if (call.media === "raw") return { bytes: content };
    const entry = { ...place.entry, size: content.length };
    return { json: { ...presentContent(context, call.repository, { ...place, entry }), target } };
  };

  const folder = async ({ git, repository, media }: RepositoryCall, place: Place): Promise<Reply> => {
    const prefix = place.entry.path === "" ? "" : `${place.entry.path}/`;
    const children = (await listTree(git, place.entry.sha, false)).slice(0, MOST_ENTRIES).map((child) => {
      const entry = { ...child, path: `${prefix}${child.path}` };
      const described = presentContent(context, repository, { ...place, entry });
      // In lists GitHub still calls a submodule a file, for clients older than the word.
      return media !== "object" && described.type === "submodule"
        ? { ...described, type: "file" }
        : described;
    });
    if (media !== "object") return { json: children };
    return { json: { ...presentContent(context, repository, place), entries: children } };
  };

  const submodule = async ({ git, repository }: RepositoryCall, place: Place): Promise<Reply> => ({
    json: {
      ...presentContent(context, repository, place),
      submodule_git_url: await submoduleUrl(git, place.tree, place.entry.path),
    },
  });

  const contents = async (call: RepositoryCall): Promise<Reply> => {
    const ref = call.query.get("ref") || call.repository.defaultBranch;
    const commit = await requireCommit(call, ref, notFound(`No commit found for the ref ${ref}`));
    const tree = (await call.git.stat(`${commit}^{tree}`))?.sha ?? "";
    const path = (call.params.path ?? "").replace(/\/+$/, "");
    const entry = await findEntry(call.git, tree, path);
    if (!entry) throw notFound();
    const place = { entry, ref, commit, tree };
    if (entry.type === "tree") return folder(call, place);
    if (entry.type === "commit") return submodule(call, place);
    return entry.mode === "120000" ? link(call, place) : file(call, place);
  };

  return { "GET /contents": contents, "GET /contents/{path+}": contents };
};
