import type { Grant } from "../../domain/access/grant.ts";
import type { Log } from "../../ports/log.ts";
import { sha256 } from "../sha256.ts";
import type { Access, Caller, Identity } from "./access.ts";
import type { RateLimiter } from "./create-rate-limiter.ts";
import { grantFor } from "./grant-for.ts";
import { type IdentityPorts, identify } from "./identify.ts";
import { rateExceeded, rateHeaders } from "./rate-answer.ts";
import { refusals } from "./refusals.ts";

export type AccessPorts = IdentityPorts & { readonly limiter: RateLimiter; readonly log: Log };

// A subject may be as long as a token; the name of a bucket may not.
const bucketOf = ({ name, grants }: Caller, grant: Grant): string =>
  sha256(`${name}#${grants.indexOf(grant)}`);

/** Lets in whom keys, tokens and policy let in, and nobody when they cannot be read. */
export const createAccess = ({ limiter, log, ...ports }: AccessPorts): Access => {
  const whoSends = async (request: Parameters<Access["admit"]>[0]): Promise<Identity> => {
    try {
      return await identify(ports, request);
    } catch (error) {
      log.error("a credential could not be checked", error);
      return refusals.unavailable;
    }
  };

  return {
    admit: async (request) => {
      const identity = await whoSends(request);
      if (identity.kind === "refused") return identity;
      const { caller } = identity;
      if (request.group === undefined) return { kind: "caller", caller, headers: {} };
      const grant = grantFor(caller, request.group);
      if (grant === undefined) return { ...refusals.forbidden, caller: caller.name };
      if (grant.rate === undefined) return { kind: "caller", caller, headers: {} };
      const { rate } = grant;
      const standing = await limiter.take(bucketOf(caller, grant), rate, request.now);
      return standing.kind === "refused"
        ? { ...rateExceeded(rate, standing, request.now), caller: caller.name }
        : { kind: "caller", caller, headers: rateHeaders(rate, standing, request.now) };
    },
    maySee: (caller, group) => grantFor(caller, group) !== undefined,
    mayChooseVersion: (caller, group) => grantFor(caller, group)?.versions ?? false,
  };
};
