/** The parameters that name a repository in the paths of GitHub's API. */
export const githubRepository = (repository: string): { owner: string; repo: string } => {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
};
