/** A config file as it stands in one commit of a repository. */
export type ConfigFile = {
  /** "owner/name". */
  readonly repository: string;
  /** Inside the repository, with forward slashes. */
  readonly path: string;
  readonly commit: string;
  readonly text: string;
};
