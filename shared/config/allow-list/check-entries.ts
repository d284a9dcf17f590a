import { allowListInvalid } from "../../domain/errors.ts";
import { showJson } from "./show-json.ts";

export type AllowedRepository = {
  readonly repository: string;
  readonly branch: string;
  readonly projects?: readonly string[];
};

type Checked = { readonly entry: AllowedRepository; readonly problems: readonly string[] };

const DEFAULT_BRANCH = "main";
const KEYS: readonly string[] = ["repository", "branch", "projects"];
const REPOSITORY = /^[\w.*-]+\/[\w.*-]+$/;
// git's rules for a branch, as far as they catch slips of the pen.
const BRANCH = /^(?![-/.])(?!.*(\.\.|\/\/|@\{))[^\s~^:?*[\\]+(?<![/.])$/;

const checkEntry = (value: unknown, number: number): Checked => {
  const at = `entry ${number}`;
  const nothing = { repository: "", branch: "" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const fix = `write it as {repository: acme/*, branch: ${DEFAULT_BRANCH}}`;
    return { entry: nothing, problems: [`${at}: ${showJson(value)} is no entry; ${fix}`] };
  }
  const { repository, branch = DEFAULT_BRANCH, projects, ...others } = value as Record<string, unknown>;
  const isNamed = typeof repository === "string" && REPOSITORY.test(repository);
  const isBranch = typeof branch === "string" && BRANCH.test(branch);
  const isText = (one: unknown) => typeof one === "string" && one !== "";
  const isProjects =
    projects === undefined || (Array.isArray(projects) && projects.length > 0 && projects.every(isText));
  return {
    entry: {
      repository: `${repository}`,
      branch: `${branch}`,
      ...(isProjects && projects ? { projects } : {}),
    },
    problems: [
      ...(isNamed
        ? []
        : [`${at}: repository is ${showJson(repository)}; write owner/name, such as acme/fraud or acme/*`]),
      ...(isBranch
        ? []
        : [`${at}: branch is ${showJson(branch)}; write one branch's name, such as ${DEFAULT_BRANCH}`]),
      ...(isProjects
        ? []
        : [
            `${at}: projects is ${showJson(projects)}; write a list of names, such as [fraud], or leave it out`,
          ]),
      ...Object.keys(others).map((key) => `${at}: ${key} is not known; an entry has ${KEYS.join(", ")}`),
    ],
  };
};

/** Entries that an allow-list can be made of; throws one error that names every mistake. */
export const checkEntries = (entries: readonly unknown[]): readonly AllowedRepository[] => {
  const checked = entries.map((value, index) => checkEntry(value, index + 1));
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) throw allowListInvalid(problems);
  return checked.map(({ entry }) => entry);
};
