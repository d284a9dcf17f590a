import type { AccessPolicy } from "../../domain/access/access-policy.ts";
import type { Tokens } from "../../ports/tokens.ts";
import type { AccessRequest, Identity } from "./access.ts";
import { callerByIam, callerByToken } from "./caller-by-policy.ts";
import type { KeyLookup } from "./create-key-cache.ts";
import { judgeKey } from "./judge-key.ts";
import { keyIdOf } from "./key-text.ts";
import { readCredential } from "./read-credential.ts";
import { refusals } from "./refusals.ts";

export type IdentityPorts = {
  readonly keys: KeyLookup;
  readonly tokens: Tokens;
  readonly policy: AccessPolicy | undefined;
};

const byKey = async ({ keys }: IdentityPorts, text: string, now: number): Promise<Identity> => {
  const id = keyIdOf(text);
  if (id === undefined) return refusals.invalid;
  const known = await keys.get(id);
  const isKnown = judgeKey(known, text, now) !== "unknown";
  const key = isKnown ? known : await keys.again(id);
  const verdict = judgeKey(key, text, now);
  if (key === undefined || verdict === "unknown") return refusals.invalid;
  return verdict === "counts"
    ? { kind: "caller", caller: { name: `key ${id}`, grants: [key] } }
    : refusals[verdict];
};

const byToken = async ({ tokens, policy }: IdentityPorts, text: string, now: number): Promise<Identity> => {
  const verdict = await tokens.verify(text, now);
  switch (verdict.kind) {
    case "genuine":
      return { kind: "caller", caller: callerByToken(policy, verdict) };
    case "untimely":
      return refusals.untimely;
    case "worthless":
      return refusals.invalid;
    case "unknown":
      return refusals.unavailable;
    default:
      return verdict satisfies never;
  }
};

/** Who sends a request; what cannot be read is never taken for somebody else. */
export const identify = async (ports: IdentityPorts, request: AccessRequest): Promise<Identity> => {
  const credential = readCredential(request);
  switch (credential.kind) {
    case "key":
      return byKey(ports, credential.text, request.now);
    case "token":
      return byToken(ports, credential.text, request.now);
    case "iam":
      return { kind: "caller", caller: callerByIam(ports.policy, credential.arn) };
    case "none":
      return refusals.nobody;
    case "invalid":
      return refusals.invalid;
    case "ambiguous":
      return refusals.ambiguous;
    case "too-large":
      return refusals.tooLarge;
    default:
      return credential satisfies never;
  }
};
