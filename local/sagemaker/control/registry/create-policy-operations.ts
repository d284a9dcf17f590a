import type { Operations } from "../../../gateway/json-service.ts";
import { refuse } from "../refuse.ts";
import type { Registry } from "./open-registry.ts";

type Named = { readonly ModelPackageGroupName: string };
type Put = Named & { readonly ResourcePolicy: string };

const checkPolicy = (text: string): void => {
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === "object" && policy !== null && "Statement" in policy) return;
  } catch {
    // Refused below, as a policy without a statement is.
  }
  refuse("The resource policy is not a valid policy document.");
};

/** PutModelPackageGroupPolicy, GetModelPackageGroupPolicy and DeleteModelPackageGroupPolicy. */
export const createPolicyOperations = ({ groups }: Registry): Operations => ({
  PutModelPackageGroupPolicy: ({ ModelPackageGroupName, ResourcePolicy }: Put) => {
    const group = groups.get(ModelPackageGroupName);
    checkPolicy(ResourcePolicy);
    groups.put({ ...group, ResourcePolicy });
    return { ModelPackageGroupArn: group.ModelPackageGroupArn };
  },
  GetModelPackageGroupPolicy: ({ ModelPackageGroupName }: Named) => {
    const { ResourcePolicy, ModelPackageGroupArn } = groups.get(ModelPackageGroupName);
    return {
      ResourcePolicy: ResourcePolicy ?? refuse(`Cannot find resource policy for ${ModelPackageGroupArn}.`),
    };
  },
  DeleteModelPackageGroupPolicy: ({ ModelPackageGroupName }: Named) => {
    const { ResourcePolicy, ...group } = groups.get(ModelPackageGroupName);
    if (ResourcePolicy === undefined)
      refuse(`Cannot find resource policy for ${group.ModelPackageGroupArn}.`);
    groups.put(group);
    return {};
  },
});
