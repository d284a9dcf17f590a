import { ControlPlaneError } from "./control-plane-error.ts";

// Every failure of the control plane that is not an author's mistake in a config, so that all wording reads in one sitting.

/** GitHub did not answer, or answered that it cannot now: what it knows is unknown, not empty. */
export const sourceHostUnavailable = (what: string, cause: unknown) =>
  new ControlPlaneError("SourceHostUnavailable", `could not read ${what} from GitHub`, {
    audience: "operator",
    hint: "it is tried again by itself; if it lasts, check the token, the API URL and GitHub's status",
    cause,
  });

/** GitHub did not take what it was told. */
export const sourceHostRefused = (what: string, cause: unknown) =>
  new ControlPlaneError("SourceHostRefused", `could not write ${what} to GitHub`, {
    audience: "operator",
    hint: "it is tried again by itself; if it lasts, check what the token or the GitHub App may write",
    cause,
  });

/** GitHub asked for a pause that is longer than we can wait; the event that asked is tried again by itself. */
export const rateLimited = (what: string, retryAt: string) =>
  new ControlPlaneError("RateLimited", `GitHub takes no request before ${retryAt}, so ${what} has to wait`, {
    audience: "operator",
    hint: "it is tried again by itself; if it lasts, use a GitHub App, which has a larger allowance than a token",
  });

/** The secret holds no credentials that GitHub could be spoken to with. */
export const githubCredentialsInvalid = (reason: string, cause?: unknown) =>
  new ControlPlaneError("GitHubCredentialsInvalid", `the GitHub credentials cannot be used: ${reason}`, {
    audience: "operator",
    hint: 'put a token into the secret, or {"appId": 123, "privateKey": "-----BEGIN RSA PRIVATE KEY-----…"} of a GitHub App',
    cause,
  });

/** The list of the repositories that may take part does not say what somebody meant. */
export const allowListInvalid = (problems: readonly string[]) =>
  new ControlPlaneError(
    "AllowListInvalid",
    `the list of repositories cannot be read: ${problems.join("; ")}`,
    {
      audience: "operator",
      hint: "correct the parameter `repositories`, or the file that it is read from, and deploy again",
    },
  );

/** A tree so large that GitHub cuts its listing: acting on the rest would look like deletions. */
export const treeTruncated = (repository: string, tree: string) =>
  new ControlPlaneError("TreeTruncated", `GitHub lists the tree ${tree} of ${repository} only in part`, {
    audience: "author",
    hint: "keep the repository below 100,000 files; nothing was changed because of this push",
  });

/** An archive held other bytes than the tree that it was made from. */
export const archiveMismatch = (repository: string, path: string) =>
  new ControlPlaneError(
    "ArchiveMismatch",
    `the archive of ${repository} does not hold ${path} as its tree lists it`,
    {
      audience: "operator",
      hint: "it is tried again by itself; a file kept in Git LFS or changed by export-subst cannot be packaged",
    },
  );

/** The source directory is larger than a code package may be. */
export const sourceTooLarge = (repository: string, directory: string, limit: number) =>
  new ControlPlaneError("SourceTooLarge", `${directory} of ${repository} holds more than ${limit} bytes`, {
    audience: "author",
    hint: "keep data out of source_directory: put it in S3 and name it in dataFiles",
  });

/** What is known of an earlier revision is no longer in the bucket. */
export const revisionMissing = (pipeline: string, digest: string) =>
  new ControlPlaneError("RevisionMissing", `the bucket does not hold the revision ${digest} of ${pipeline}`, {
    audience: "operator",
    hint: "look for who deletes objects below <pipeline>/revisions; roll back to another commit",
  });

/** SageMaker takes a pipeline, or a start of it, for invalid: trying it again as it is changes nothing. */
export const pipelineRefused = (pipeline: string, reason: string, cause: unknown) =>
  new ControlPlaneError("PipelineRefused", `SageMaker refuses ${pipeline}: ${reason}`, {
    audience: "author",
    hint: "change what it names in conf.yaml, or have the operator look at the job role where it is about that",
    cause,
  });

/** Somebody names a pipeline that no project has. */
export const pipelineUnknown = (name: string) =>
  new ControlPlaneError("PipelineUnknown", `no project has a pipeline named ${name}`, {
    audience: "operator",
    hint: "slipway status lists all pipelines; what serves a group goes back by slipway revert GROUP",
  });

/** Somebody confirms a deletion that nobody proposes. */
export const nothingToConfirm = (name: string) =>
  new ControlPlaneError(
    "NothingToConfirm",
    `git still has the pipeline ${name}: it is not about to be deleted`,
    {
      audience: "operator",
      hint: "remove it from its conf.yaml first",
    },
  );

/** There is nothing to roll back to. */
export const noEarlierRevision = (name: string, to: string | undefined, commits: readonly string[]) =>
  new ControlPlaneError(
    "NoEarlierRevision",
    to === undefined
      ? `${name} was never applied in another revision`
      : `${name} was never applied as of a commit ${to}`,
    {
      audience: "operator",
      hint:
        commits.length === 0
          ? "wait until it was applied once"
          : `it was applied as of ${commits
              .slice(0, 10)
              .map((commit) => commit.slice(0, 12))
              .join(", ")}`,
    },
  );

/** Other writers kept winning the race for one project. */
export const projectBusy = (project: string, attempts: number) =>
  new ControlPlaneError("ProjectBusy", `project ${project} changed under each of ${attempts} attempts`, {
    audience: "operator",
    hint: "it is tried again by itself; many simultaneous pushes to one project cause this",
  });

/** Other writers kept winning the race for one group's route. */
export const routeBusy = (group: string, attempts: number) =>
  new ControlPlaneError("RouteBusy", `the route of ${group} changed under each of ${attempts} attempts`, {
    audience: "operator",
    hint: "it is tried again by itself",
  });

/** An artifact that a multi-model endpoint cannot load. */
export const artifactNotServable = (packageArn: string, reason: string) =>
  new ControlPlaneError("ArtifactNotServable", `${packageArn} cannot be served: ${reason}`, {
    audience: "author",
    hint: "register one container of the endpoint's image whose ModelDataUrl is a .tar.gz object",
  });

/** The artifact at the source is no longer the one that was examined. */
export const artifactChanged = (source: string) =>
  new ControlPlaneError("ArtifactChanged", `${source} changed while it was being copied`, {
    audience: "operator",
    hint: "it is tried again by itself; job outputs are written once, so look for who overwrites this object",
  });

/** The artifact is there, but cannot be read, or not be copied. */
export const artifactUnavailable = (source: string, reason: string, cause: unknown) =>
  new ControlPlaneError("ArtifactUnavailable", `${source} cannot be copied: ${reason}`, {
    audience: "operator",
    hint: "let the approval function's role read it (parameter artifactBuckets, the bucket's policy, its key's policy) in the bucket's region",
    cause,
  });

/** At a key that never changes lies something else than what is to be there. */
export const artifactDiffers = (source: string, target: string) =>
  new ControlPlaneError("ArtifactDiffers", `${target} exists and does not hold the bytes of ${source}`, {
    audience: "operator",
    hint: "look for who else writes below the models' prefix; delete the object if nothing serves from it",
  });

/** Somebody names an API key that there is not. */
export const keyUnknown = (id: string) =>
  new ControlPlaneError("KeyUnknown", `there is no key with the id ${id}`, {
    audience: "operator",
    hint: "slipway keys list tells the ids; the id of slw_<id>_… stands between the underscores",
  });

/** Somebody changes an API key that was ended for good. */
export const keyRevoked = (id: string, { by, at }: { readonly by: string; readonly at: string }) =>
  new ControlPlaneError("KeyRevoked", `${by} revoked the key ${id} at ${at}`, {
    audience: "operator",
    hint: "create another key",
  });

/** Other writers kept winning the race for one API key. */
export const keyBusy = (id: string, attempts: number) =>
  new ControlPlaneError("KeyBusy", `the key ${id} changed under each of ${attempts} attempts`, {
    audience: "operator",
    hint: "look at slipway keys list for what became of it, and try again",
  });

/** A model whose artifact is in place and that gives no answer there. */
export const modelNotAnswering = (packageArn: string, reason: string) =>
  new ControlPlaneError("ModelNotAnswering", `${packageArn} does not answer: ${reason}`, {
    audience: "author",
    hint: "mend the model or its SamplePayloadUrl and register it again; to try once more, approve it again",
  });

/** The endpoint takes no requests for a new model, for reasons of its own. */
export const endpointUnavailable = (targetModel: string, reason: string) =>
  new ControlPlaneError("EndpointUnavailable", `the endpoint cannot be asked for ${targetModel}: ${reason}`, {
    audience: "operator",
    hint: "it is tried again by itself; if it lasts, look at the endpoint's status, size and log",
  });

/** Somebody names a group that has no route. */
export const groupUnknown = (group: string) =>
  new ControlPlaneError("GroupUnknown", `no version of ${group} was ever approved`, {
    audience: "operator",
    hint: "slipway status lists the models that there are",
  });

/** Somebody names a version that cannot serve at once. */
export const versionNotKept = (group: string, version: number, kept: readonly number[]) =>
  new ControlPlaneError(
    "VersionNotKept",
    `version ${version} of ${group} is not among those that can serve`,
    {
      audience: "operator",
      hint: `${kept.length === 0 ? "none can" : `${kept.join(", ")} can`}; slipway approve ${group}@${version} deploys it`,
    },
  );

/** There is no version to go back to. */
export const noEarlierVersion = (group: string) =>
  new ControlPlaneError("NoEarlierVersion", `no other version of ${group} can serve`, {
    audience: "operator",
    hint: `slipway reject ${group} takes away the one that does`,
  });

/** A pin stands against what somebody wants. */
export const routePinned = (group: string, version: number, by: string) =>
  new ControlPlaneError("RoutePinned", `version ${version} of ${group} is pinned by ${by}`, {
    audience: "operator",
    hint: `slipway unpin ${group} ends that; slipway pin ${group}@VERSION pins another`,
  });

/** Somebody wants beside the stable version what is the stable version. */
export const alreadyStable = (group: string, version: number) =>
  new ControlPlaneError("AlreadyStable", `version ${version} of ${group} serves all requests already`, {
    audience: "operator",
    hint: `name another version; slipway pin ${group}@VERSION holds one that serves while another is approved`,
  });

/** Somebody ends a canary where there is none. */
export const noCanary = (group: string) =>
  new ControlPlaneError("NoCanary", `${group} has no canary`, {
    audience: "operator",
    hint: `slipway canary ${group}@VERSION --percent P begins one`,
  });

/** A canary that somebody, or its rule, has taken away. */
export const canaryAborted = (
  group: string,
  version: number,
  { by, reason }: { readonly by: string; readonly reason?: string },
) =>
  new ControlPlaneError(
    "CanaryAborted",
    `the canary was aborted by ${by}${reason === undefined ? "" : `: ${reason}`}`,
    {
      audience: "author",
      hint: `register another version; slipway reject ${group}@${version}, then slipway approve ${group}@${version}, tries this one again`,
    },
  );

/** Somebody pins what serves where nothing does. */
export const nothingServes = (group: string) =>
  new ControlPlaneError("NothingServes", `no version of ${group} serves`, {
    audience: "operator",
    hint: "approve one first",
  });

/** Somebody decides about a version that the registry does not have. */
export const versionUnknown = (group: string, version: number | undefined) =>
  new ControlPlaneError(
    "VersionUnknown",
    version === undefined
      ? `the registry has no version of ${group}`
      : `the registry has no version ${version} of ${group}`,
    { audience: "operator", hint: "slipway status lists the models that there are" },
  );

/** Somebody decides what was decided so before, which the registry takes for no change. */
export const decidedAlready = (group: string, version: number, approval: string) =>
  new ControlPlaneError("DecidedAlready", `version ${version} of ${group} is ${approval} already`, {
    audience: "operator",
    hint:
      approval === "Approved"
        ? `slipway revert ${group}@${version} lets it serve again; slipway why ${group} tells why it does not`
        : `slipway approve ${group}@${version} is the other way`,
  });

/** A setting that a function cannot start without. */
export const settingMissing = (name: string) =>
  new ControlPlaneError("SettingMissing", `the environment variable ${name} is not set`, {
    audience: "operator",
    hint: `set ${name} for this function in serverless.yml and deploy again`,
  });

/** A setting whose value cannot be read. */
export const settingMalformed = (name: string, what: string) =>
  new ControlPlaneError("SettingMalformed", `the environment variable ${name} cannot be read: ${what}`, {
    audience: "operator",
    hint: `correct ${name} in serverless.yml and deploy again`,
  });

/** A file that is no backup, or not all of one. */
export const backupUnreadable = (reason: string) =>
  new ControlPlaneError("BackupUnreadable", `the backup cannot be used: ${reason}`, {
    audience: "operator",
    hint: "use a file that slipway export has written to its end; nothing of this one is taken up",
  });

/** Somebody imports into an installation that has records. */
export const installationNotEmpty = () =>
  new ControlPlaneError("InstallationNotEmpty", "the installation has records of its own", {
    audience: "operator",
    hint: "export them first; --replace lets the backup take their place",
  });

/** The bucket lacks what a backup tells of. */
export const objectsMissing = (count: number, keys: readonly string[]) =>
  new ControlPlaneError(
    "ObjectsMissing",
    `the bucket does not hold ${count} objects that the backup needs: ${keys.join(", ")}${count > keys.length ? " …" : ""}`,
    {
      audience: "operator",
      hint: "copy them from the bucket that the backup was made beside; --without-objects imports the records alone",
    },
  );

/** A code of a new GitHub App that GitHub does not know, or no more. */
export const appCodeRefused = () =>
  new ControlPlaneError("AppCodeRefused", "GitHub does not know the code of the new App", {
    audience: "operator",
    hint: "a code is good once and for an hour: delete the App on GitHub and register it again",
  });

/** The functions could not use the App that somebody is about to make. */
export const appHostMismatch = (api: string, functionsApi: string, host: string) =>
  new ControlPlaneError(
    "AppHostMismatch",
    `the App would be of ${api}, but the functions speak to ${functionsApi}`,
    {
      audience: "operator",
      hint: `give --host ${host}, or deploy the stage with --param githubApiUrl=${api} first`,
    },
  );

/** What works would be replaced. */
export const appInUse = (reason: string) =>
  new ControlPlaneError("AppInUse", reason, {
    audience: "operator",
    hint: "--yes replaces it by a new App, which has to be installed on every account that takes part",
  });

/** Somebody else listens there. */
export const portTaken = (port: number, cause: unknown) =>
  new ControlPlaneError("PortTaken", `nothing can be served at the port ${port} of 127.0.0.1`, {
    audience: "operator",
    hint: "give another --port, or none for any that is free",
    cause,
  });

/** There is no such queue. */
export const queueMissing = (name: string) =>
  new ControlPlaneError("QueueMissing", `SQS has no queue ${name}`, {
    audience: "operator",
    hint: "deploy the stage, or name the right one by --stage, AWS_REGION or --queue",
  });

/** There is nowhere to keep a secret. */
export const secretMissing = (id: string) =>
  new ControlPlaneError("SecretMissing", `Secrets Manager has no secret ${id}`, {
    audience: "operator",
    hint: "deploy the stage first: its template makes the secret",
  });
