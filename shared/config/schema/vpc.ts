import * as z from "zod";
import { flag } from "./flag.ts";
import { text } from "./text.ts";

/** Whether and where a job runs inside a VPC; by default where the installation says. */
export const vpc = z
  .union(
    [
      flag,
      z.strictObject({
        subnets: z.array(text).describe("IDs of the subnets."),
        security_group_ids: z.array(text).describe("IDs of the security groups."),
      }),
    ],
    {
      error: "expected true, false, or subnets and security_group_ids",
    },
  )
  .describe("false leaves the VPC; by default the installation's subnets and security groups are used.");
