import { child } from "../../../config/yaml/child.ts";
import type { CompileContext } from "../../compile-context.ts";
import type { Emitted } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { installed } from "../installed.ts";
import type { Section } from "../section.ts";

type WithVpc = {
  readonly vpc?:
    | boolean
    | { readonly subnets: string[]; readonly security_group_ids: string[] }
    | null
    | undefined;
};

/** Where in the network a job runs; undefined outside any VPC. */
export const vpcConfig = (
  section: Section<WithVpc>,
  { subnets, securityGroupIds }: CompileContext,
): Emitted => {
  const { vpc } = section.value;
  if (vpc === false) return undefined;
  if (typeof vpc === "object" && vpc !== null)
    return fromPlace(child(section.place, "vpc"), {
      SecurityGroupIds: vpc.security_group_ids,
      Subnets: vpc.subnets,
    });
  if (subnets.length === 0 && securityGroupIds.length === 0) return undefined;
  return installed({ SecurityGroupIds: [...securityGroupIds], Subnets: [...subnets] });
};
