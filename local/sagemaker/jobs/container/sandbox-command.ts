/** What a job sees of this machine beside its own folders. */
export type SandboxOptions = {
  readonly base: string;
  readonly temporary: string;
  readonly commands: string;
  readonly workingFolder: string;
  /** Further folders that the job may read. */
  readonly readable: readonly string[];
  readonly hasNetwork: boolean;
  /** A file for `/etc/hosts`, where this machine has one to put it over. */
  readonly hosts?: string | undefined;
};

/** Where the job's `python` and `pip` are inside of the sandbox. */
export const sandboxCommands = "/opt/bin";

/** Systems that merged /usr have links in the root, which a bind would follow and thereby double. */
const rootFolders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix", "/run/systemd/resolve"];

const readOnly = (path: string): string[] => ["--ro-bind-try", path, path];

/** The bubblewrap command that puts a process into a job's container: `/opt/ml` is the job's, the system is read-only. */
export const sandboxCommand = (options: SandboxOptions): string[] => {
  const { base, temporary, commands, workingFolder, readable, hasNetwork, hosts } = options;
  return [
    "bwrap",
    "--die-with-parent",
    ...["--unshare-user-try", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"],
    ...(hasNetwork ? [] : ["--unshare-net"]),
    ...["--hostname", "algo-1"],
    ...["/usr", "/etc", ...rootFolders].flatMap(readOnly),
    ...(hosts ? ["--ro-bind", hosts, "/etc/hosts"] : []),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...["--bind", temporary, "/tmp", "--dir", "/var/tmp"],
    ...readable.flatMap(readOnly),
    ...["--ro-bind", commands, sandboxCommands],
    ...["--bind", base, "/opt/ml"],
    ...["--chdir", workingFolder, "--"],
  ];
};
