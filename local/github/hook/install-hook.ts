import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPT = join(import.meta.dirname, "post-receive.mjs");

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const hookText = (url: string): string => `#!/bin/sh
# Written anew whenever the local GitHub starts.
node=${quote(process.execPath)}
script=${quote(SCRIPT)}
if [ -x "$node" ] && [ -f "$script" ]; then
  exec "$node" "$script" ${quote(url)}
fi
cat > /dev/null
echo "the local GitHub has moved; start it again to have webhooks sent" >&2
`;

/** Makes a bare repository report its pushes to a URL. A push under way sees the old script or the new, whole. */
export const installHook = (repositoryPath: string, url: string): void => {
  const folder = join(repositoryPath, "hooks");
  const path = join(folder, "post-receive");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.writing`, hookText(url), { mode: 0o755 });
  renameSync(`${path}.writing`, path);
};
