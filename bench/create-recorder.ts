import type { Observed } from "../local/gateway/create-gateway.ts";

const READS = /^((GET|HEAD) |Get|Query|List|Describe)/;

/** Remembers what functions call: their access key is their name, and GitHub is called by them alone. */
export const createRecorder = () => {
  let calls: Observed[] = [];
  const count = (isCounted: (call: Observed) => boolean): number => calls.filter(isCounted).length;
  const isOf = (part: string) => (call: Observed) => call.caller?.endsWith(part) ?? false;
  const isGitHub = ({ service }: Observed): boolean => service === "github-api";
  return {
    observe: (call: Observed): undefined => {
      calls.push(call);
    },
    reset: (): void => {
      calls = [];
    },
    count,
    aws: (part: string): number => count(isOf(part)),
    github: (): number => count(isGitHub),
    /** Calls of a function, or to GitHub, that change something. */
    writes: (part: string): number =>
      count((call) => (isOf(part)(call) || isGitHub(call)) && !READS.test(call.action)),
  };
};

export type Recorder = ReturnType<typeof createRecorder>;
