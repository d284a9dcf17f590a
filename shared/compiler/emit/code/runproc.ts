import type { Asset } from "../../../domain/asset.ts";

const quote = (word: string): string =>
  /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const moduleOf = (entryPoint: string): string => entryPoint.replace(/\.py$/, "").replaceAll("/", ".");

const command = (entryPoint: string): string =>
  entryPoint.endsWith(".sh")
    ? `exec /bin/bash ${quote(entryPoint)} "$@"`
    : `exec "$python" -m ${quote(moduleOf(entryPoint))} ${quote(entryPoint)} "$@"`;

/**
 * The entry point of a processing container: unpacks the code, installs its requirements and runs the script as a module,
 * with the script's path as its first argument.
 */
export const runproc = (entryPoint: string): Asset => ({
  kind: "text",
  name: "runproc.sh",
  text: `#!/bin/bash
set -e

base="\${SAGEMAKER_BASE_DIR:-/opt/ml}"
cd "$base/processing/input/code/"
tar -xzf sourcedir.tar.gz

python="$(command -v python || command -v python3)"

if [[ -f requirements.txt ]]; then
  # Some older images hold the typing backport, which breaks pip.
  "$python" -m pip uninstall --yes typing >/dev/null 2>&1 || true
  "$python" -m pip install -r requirements.txt
fi

${command(entryPoint)}
`,
});
