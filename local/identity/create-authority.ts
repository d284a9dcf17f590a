import { AwsError } from "../gateway/aws-error.ts";
import { decide, type Grant } from "./decide.ts";
import type { Need } from "./need.ts";
import type { Role } from "./role.ts";

/** A grant that a bearer made use of. */
export type Use = Grant & { readonly bearer: string };
/** What a bearer asked for in vain. */
export type Refusal = Pick<Need, "action" | "resource"> & { readonly bearer: string };

/** Knows whose role allows what, and what of it was made use of. */
export type Authority = {
  /** From now on these roles are in force, in place of earlier ones. */
  enforce(roles: readonly Role[]): void;
  /**
   * Refuses whoever lacks a need, as AWS's services do. A caller is known by its role's ARN or by its access key id; one
   * that bears no role is the account's owner, and may do everything.
   */
  check(caller: string | undefined, needs: () => readonly Need[]): void;
  uses(): readonly Use[];
  refusals(): readonly Refusal[];
};

const unlike = (kind: "denied" | "unmentioned", action: string): string =>
  kind === "denied"
    ? "with an explicit deny in an identity-based policy"
    : `because no identity-based policy allows the ${action} action`;

const userOf = ({ arn, bearer }: Role): string =>
  arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/").concat(`/${bearer}`);

/** Holds nobody to anything until roles are enforced; `warn` hears of every refusal once. */
export const createAuthority = (warn: (message: string) => void = () => {}): Authority => {
  const uses = new Map<string, Use>();
  const refusals = new Map<string, Refusal>();
  let held = new Map<string, Role>();

  const checkOne = (role: Role, need: Need): void => {
    const { bearer } = role;
    const { action, resource } = need;
    const decision = decide(role.statements, need);
    if (decision.kind === "allowed") {
      for (const grant of decision.by) uses.set(JSON.stringify([bearer, grant]), { bearer, ...grant });
      return;
    }
    const about = `User: ${userOf(role)} is not authorized to perform: ${action} on resource: ${resource}`;
    const message = `${about} ${unlike(decision.kind, action)}`;
    const key = JSON.stringify([bearer, action, resource]);
    if (!refusals.has(key)) warn(message);
    refusals.set(key, { bearer, action, resource });
    throw new AwsError("AccessDeniedException", message);
  };

  return {
    enforce: (roles) => {
      held = new Map(roles.flatMap((role) => [role.arn, role.bearer].map((name) => [name, role] as const)));
    },
    check: (caller, needs) => {
      const role = caller === undefined ? undefined : held.get(caller);
      if (role) for (const need of needs()) checkOne(role, need);
    },
    uses: () => [...uses.values()],
    refusals: () => [...refusals.values()],
  };
};
