import { deleteRemains } from "../../shared/usecases/uninstall/delete-remains.ts";
import { type Found, findRemains } from "../../shared/usecases/uninstall/find-remains.ts";
import { whatStays } from "../../shared/usecases/uninstall/what-stays.ts";
import { upkeepCommand } from "../upkeep-command.ts";
import { UsageError } from "../usage-error.ts";

const versions = (count: number): string => `${count} ${count === 1 ? "version" : "versions"}`;

const show = ({ pipelines, groups, bucket, table }: Found): string =>
  [
    ...pipelines.map((name) => `pipeline  ${name}, with the history of its runs`),
    ...groups.map(({ name, own, others }) =>
      others === 0
        ? `group     ${name}, with ${versions(own.length)}`
        : `group     ${versions(own.length)} of ${name}; ${others} of somebody else stay, and so does the group`,
    ),
    ...(bucket === undefined ? [] : [`bucket    ${bucket}, with code, data and models`]),
    ...(table === undefined ? [] : [`table     ${table}, with all records`]),
  ].join("\n");

/** Lists what stays of an installation when its stack is deleted, and deletes it where somebody confirms. */
export const uninstall = upkeepCommand({
  name: "uninstall",
  summary: "Lists what stays when the stack is deleted, and deletes it after confirmation.",
  usage: "[--confirm INSTALLATION] [options]",
  help: [
    "  --confirm NAME     deletes what is listed; NAME is the installation's, such as slipway-dev",
    "  --keep-models      leaves model versions, the bucket that holds their artifacts, and the table that proves whose they are",
    "",
    "Only what the installation's own records prove to be its own is listed. Delete the stack first:",
    "npx serverless remove --stage STAGE. slipway export makes a backup.",
    "",
  ],
  options: { confirm: { type: "string" }, "keep-models": { type: "boolean" } },
  act: async ({ upkeep, values, console }) => {
    const { remains, records, table, installation: name } = upkeep;
    if (values.confirm !== undefined && values.confirm !== name)
      throw new UsageError(`--confirm ${values.confirm}: this installation is ${name}`);
    const { account } = await upkeep.inspection.caller();
    const bucket = upkeep.bucketOf(account);
    const isKeepingModels = values["keep-models"] === true;
    const found = await findRemains({ remains, records, table, bucket, isKeepingModels });
    const { kmsKeyArn } = (await upkeep.inspection.table(table)) ?? {};
    const stays = whatStays({ installation: name, kmsKeyArn, isKeepingModels });
    console.out(show(found) || "nothing is left to delete");
    const tellWhatStays = (): void =>
      console.out(["", "What stays:", ...stays.map((each) => `- ${each}`)].join("\n"));
    if (values.confirm === undefined) {
      tellWhatStays();
      return 0;
    }
    const running = await upkeep.inspection.functions();
    if (running.length > 0) {
      console.say(`the stack is still there, and would make all of it anew: delete that first`);
      return 1;
    }
    await deleteRemains(remains, found, console.say);
    tellWhatStays();
    return 0;
  },
});
