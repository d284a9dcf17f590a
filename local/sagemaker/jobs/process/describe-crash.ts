const longestReason = 1024;
const traceback = "Traceback (most recent call last):";

/** The exception itself: what follows the indented frames of the last traceback. */
const exceptionOf = (errors: string): string => {
  const lines = errors.slice(errors.lastIndexOf(traceback)).split("\n").slice(1);
  const first = lines.findIndex((line) => line !== "" && !/^\s/.test(line));
  return first < 0 ? "" : lines.slice(first, first + 5).join("\n");
};

const lastLines = (text: string): string => text.trim().split("\n").slice(-5).join("\n");

type Crash = {
  /** What the program wrote about its failure (`/opt/ml/output/failure`), where it did. */
  readonly written?: string | undefined;
  /** The end of standard error. */
  readonly errors: string;
  readonly exitCode: number;
};

/** A job's `FailureReason`, from what its program left behind. */
export const describeCrash = ({ written, errors, exitCode }: Crash): string => {
  const ending = `, exit code: ${exitCode}`;
  const told = errors.includes(traceback) ? exceptionOf(errors) : lastLines(errors);
  const text = `AlgorithmError: ${written?.trim() || told.trim()}`;
  return text.slice(0, longestReason - ending.length) + ending;
};
