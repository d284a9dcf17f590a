import { readStatement } from "../../identity/read-statement.ts";
import type { Role } from "../../identity/role.ts";
import type { Resolver } from "../create-resolver.ts";
import type { Template } from "../template.ts";

type Policy = { readonly PolicyDocument: { readonly Statement: unknown } };

const ROLE = "AWS::IAM::Role";
const ROLE_POLICY = "AWS::IAM::RolePolicy";

const asList = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value : [value as Record<string, unknown>];

/**
 * The roles of a template with their inline policies, also those that stand apart. A function's role is borne by the function; a role that no
 * function has, by whom it is passed to.
 */
export const readRoles = (
  template: Template,
  { resolve, nameOf, holds }: Resolver,
  arnOf: (name: string) => string,
): readonly Role[] => {
  const wanted = Object.entries(template.Resources).filter(([, { Condition }]) => holds(Condition));
  const borne = wanted
    .filter(([, { Type }]) => Type === "AWS::Lambda::Function")
    .map(([id, { Properties }]) => ({ bearer: nameOf(id), arn: resolve(Properties?.Role) }));
  const apart = wanted
    .filter(([, { Type }]) => Type === ROLE_POLICY)
    .map(([, { Properties }]) => resolve(Properties) as Policy & { readonly RoleName: string });
  return wanted
    .filter(([, { Type }]) => Type === ROLE)
    .flatMap(([id, { Properties }]) => {
      const own = (resolve(Properties?.Policies) ?? []) as readonly Policy[];
      const policies = [...own, ...apart.filter(({ RoleName }) => RoleName === nameOf(id))];
      const statements = policies.flatMap(({ PolicyDocument }) =>
        asList(PolicyDocument.Statement).map(readStatement),
      );
      const arn = arnOf(nameOf(id));
      const bearers = borne.filter((each) => each.arn === arn).map(({ bearer }) => bearer);
      return (bearers.length > 0 ? bearers : [nameOf(id)]).map((bearer) => ({ arn, bearer, statements }));
    });
};
