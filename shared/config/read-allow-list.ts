import { parse } from "yaml";
import { allowListInvalid } from "../domain/errors.ts";

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

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

const checkEntry = (value: unknown, number: number): Checked => {
  const at = `entry ${number}`;
  const nothing = { repository: "", branch: "" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const fix = `write it as {repository: acme/*, branch: ${DEFAULT_BRANCH}}`;
    return { entry: nothing, problems: [`${at}: ${show(value)} is no entry; ${fix}`] };
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
        : [`${at}: repository is ${show(repository)}; write owner/name, such as acme/fraud or acme/*`]),
      ...(isBranch
        ? []
        : [`${at}: branch is ${show(branch)}; write one branch's name, such as ${DEFAULT_BRANCH}`]),
      ...(isProjects
        ? []
        : [`${at}: projects is ${show(projects)}; write a list of names, such as [fraud], or leave it out`]),
      ...Object.keys(others).map((key) => `${at}: ${key} is not known; an entry has ${KEYS.join(", ")}`),
    ],
  };
};

const readList = (text: string): readonly unknown[] => {
  const value: unknown = (() => {
    try {
      return parse(text);
    } catch (error) {
      throw allowListInvalid([`it is neither YAML nor JSON: ${(error as Error).message.split("\n")[0]}`]);
    }
  })();
  if (!Array.isArray(value)) throw allowListInvalid([`it is ${show(value)}; write a list of entries`]);
  return value;
};

const readShort = (text: string): readonly unknown[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [repository, ...branch] = entry.split("@");
      return branch.length === 0 ? { repository } : { repository, branch: branch.join("@") };
    });

/** Every entry of an allow-list, in either form; throws one error that names every mistake. */
export const readAllowList = (text: string): readonly AllowedRepository[] => {
  // No owner's name begins like a list of YAML or JSON, or like a comment.
  const isList = /^\s*[[{#-]/.test(text);
  const checked = (isList ? readList(text) : readShort(text)).map((value, index) =>
    checkEntry(value, index + 1),
  );
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) throw allowListInvalid(problems);
  return checked.map(({ entry }) => entry);
};
