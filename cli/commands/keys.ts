import { randomBytes } from "node:crypto";
import { ControlPlaneError } from "../../shared/domain/control-plane-error.ts";
import { createKey } from "../../shared/usecases/access/create-key.ts";
import type { KeyPorts } from "../../shared/usecases/access/key-ports.ts";
import { revokeKey } from "../../shared/usecases/access/revoke-key.ts";
import { rotateKey } from "../../shared/usecases/access/rotate-key.ts";
import { type InstallationRequest, installationCommand } from "../installation-command.ts";
import { listKeys } from "../keys/list-keys.ts";
import { readGrant } from "../keys/read-grant.ts";
import { readKeyName } from "../keys/read-key-name.ts";
import { readValidity } from "../keys/read-validity.ts";
import { tellKey } from "../keys/tell-key.ts";
import { readDuration } from "../read-duration.ts";
import { UsageError } from "../usage-error.ts";

type Told = { readonly text: string; readonly json: unknown };
type Deed = InstallationRequest & { readonly ports: KeyPorts; readonly who: { by: string; reason?: string } };

const OVERLAP = "24h";

const named = ({ words: [verb, name] }: Deed, called: string): string => {
  if (name === undefined) throw new UsageError(`slipway keys ${verb} takes ${called}`);
  return name;
};

const VERBS: Readonly<Record<string, (deed: Deed) => Promise<Told>>> = {
  create: async (deed) => {
    const request = {
      name: readKeyName(named(deed, "whom the key is for")),
      by: deed.who.by,
      ...readGrant(deed.values),
      ...readValidity(deed.values, deed.ports.now(), "90d"),
    };
    return tellKey(await createKey(deed.ports, request));
  },
  rotate: async (deed) => {
    const overlapMilliseconds = readDuration(String(deed.values.overlap ?? OVERLAP), "overlap");
    const rotation = { ...deed.who, overlapMilliseconds, ...readValidity(deed.values, deed.ports.now()) };
    return tellKey(await rotateKey(deed.ports, named(deed, "the id of a key"), rotation));
  },
  revoke: async (deed) => {
    const { id, name } = await revokeKey(deed.ports, named(deed, "the id of a key"), deed.who);
    return { text: `the key ${id} of ${name} counts no longer`, json: { id, name } };
  },
  list: async ({ ports, paint }) => listKeys(await ports.keys.list(), ports.now(), paint),
};

const act = async (request: InstallationRequest): Promise<Told> => {
  const { installation, values, console } = request;
  const [verb = ""] = request.words;
  const deed = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (deed === undefined)
    throw new UsageError(`there is no "${verb}"; use one of ${Object.keys(VERBS).join(", ")}`);
  const reason = values.reason === undefined ? {} : { reason: String(values.reason) };
  const who = { by: String(values.by ?? console.user), ...reason };
  const ports = { keys: installation.keys, now: installation.now, random: randomBytes };
  try {
    const told = await deed({ ...request, ports, who });
    await installation.outbox.flush();
    return told;
  } catch (error) {
    if (!(error instanceof ControlPlaneError)) throw error;
    throw new UsageError(`${error.message}; ${error.hint}`);
  }
};

const text = { type: "string" } as const;

/** Makes, lists, rotates and revokes the keys by which programs call the invoker. */
export const keys = installationCommand({
  name: "keys",
  summary: "Makes, lists, rotates and revokes the API keys by which programs call models.",
  usage: "create NAME --groups GROUPS | list | rotate ID | revoke ID",
  takes: { least: 1, most: 2, called: "create, list, rotate or revoke, and what it takes" },
  help: [
    "A key is shown once, when it is made; what is kept is its hash. A rotated key has the same id and rights.",
    "",
    "  NAME               whom the key is for: letters, digits, dot, underscore and hyphen",
    "  --groups GROUPS    model groups that the key may call, separated by commas; * stands for any part of a name",
    "  --versions         the key may also call versions that do not serve, as group@version",
    "  --rate NUMBER      calls per second, on average (default: not limited)",
    "  --burst NUMBER     calls at once after a rest (default: the rate, at least 1)",
    "  --valid DURATION   how long the key counts, such as 90d or 12h, or never for no end",
    "                     (create: 90d; rotate: its end stays)",
    `  --overlap DURATION how long the secret before a rotation counts beside the new one (default: ${OVERLAP})`,
    "  --reason TEXT      why, for whoever reads the history",
    "  --by NAME          who (default: your user name)",
  ],
  options: {
    ...{ groups: text, rate: text, burst: text, valid: text, overlap: text, reason: text, by: text },
    versions: { type: "boolean" },
  },
  act,
});
