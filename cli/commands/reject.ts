import { decidePackage } from "../../shared/usecases/serving/decide-package.ts";
import { routeCommand } from "../route-command.ts";

/** Rejects a version of a group in the registry. */
export const reject = routeCommand({
  name: "reject",
  summary:
    "Rejects a version of a group in SageMaker's registry, with your own rights there; an earlier one takes its place.",
  usage: "GROUP[@VERSION]",
  help: ["  GROUP@VERSION      the version (default: the one that was registered last)"],
  act: async ({ registry }, group, what) => {
    const { version } = await decidePackage(registry, group, { ...what, approval: "Rejected" });
    return {
      text: `version ${version} of ${group} is rejected`,
      json: { group, version, approval: "Rejected" },
    };
  },
});
