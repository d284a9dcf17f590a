import type { Use } from "../identity/create-authority.ts";
import type { Role } from "../identity/role.ts";

/** Every action and resource that roles allow, each once; what they deny is no grant. */
export const grantsOf = (roles: readonly Role[]): readonly Use[] => {
  const all = roles.flatMap(({ bearer, statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ bearer, action, resource }))),
      ),
  );
  return [...new Map(all.map((grant) => [JSON.stringify(grant), grant])).values()];
};
