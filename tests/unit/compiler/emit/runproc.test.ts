import { describe, expect, it } from "@jest/globals";
import { runproc } from "../../../../shared/compiler/emit/code/runproc.ts";

const last = (entryPoint: string) => {
  const asset = runproc(entryPoint);
  return asset.kind === "text" ? asset.text.trimEnd().split("\n").at(-1) : undefined;
};

describe("the start of a processing container", () => {
  it.each([
    ["run.py", 'exec "$python" -m run run.py "$@"'],
    ["jobs/run.py", 'exec "$python" -m jobs.run jobs/run.py "$@"'],
    ["run.py.py", 'exec "$python" -m run.py run.py.py "$@"'],
    ["run.sh", 'exec /bin/bash run.sh "$@"'],
    ["run.sh.py", 'exec "$python" -m run.sh run.sh.py "$@"'],
    ["a b.sh", `exec /bin/bash 'a b.sh' "$@"`],
    ["it's.sh", `exec /bin/bash 'it'\\''s.sh' "$@"`],
    ["$(rm).py", `exec "$python" -m '$(rm)' '$(rm).py' "$@"`],
  ])("runs %s by %s", (entryPoint, command) => {
    expect(last(entryPoint)).toBe(command);
  });
});
