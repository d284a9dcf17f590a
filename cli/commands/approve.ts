import { decidePackage } from "../../shared/usecases/serving/decide-package.ts";
import { routeCommand } from "../route-command.ts";

/** Approves a version of a group in the registry. */
export const approve = routeCommand({
  name: "approve",
  summary:
    "Approves a version of a group in SageMaker's registry, with your own rights there; Slipway deploys it.",
  usage: "GROUP[@VERSION]",
  help: ["  GROUP@VERSION      the version (default: the one that was registered last)"],
  act: async ({ registry }, group, what) => {
    const { version } = await decidePackage(registry, group, { ...what, approval: "Approved" });
    return {
      text: `version ${version} of ${group} is approved; slipway why ${group} follows it until it serves`,
      json: { group, version, approval: "Approved" },
    };
  },
});
