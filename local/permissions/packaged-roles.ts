import { createResolver } from "../cloudformation/create-resolver.ts";
import { readRoles } from "../cloudformation/deploy/read-roles.ts";
import { identify } from "../cloudformation/identity.ts";
import { readStack } from "../cloudformation/read-stack.ts";
import type { Role } from "../identity/role.ts";
import { PLACE } from "../system/place.ts";

// osls makes a role for all functions as well; no function has it.
const SHARED_ROLE = "-lambdaRole";

export type PackagedRoles = { readonly stack: string; readonly roles: readonly Role[] };

/** The roles of a packaged stack as the local system deploys it. */
export const packagedRoles = async (folder: string): Promise<PackagedRoles> => {
  const { name: stackName, template } = await readStack(folder);
  const place = { ...PLACE, stackName, endpointUrl: "http://127.0.0.1" };
  const roles = readRoles(
    template,
    createResolver(template, place),
    (name) => identify("AWS::IAM::Role", name, place).attributes.Arn ?? "",
  );
  return { stack: stackName, roles: roles.filter(({ bearer }) => !bearer.endsWith(SHARED_ROLE)) };
};
