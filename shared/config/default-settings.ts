import type { Settings } from "../domain/settings.ts";

/** How a repository is treated that says nothing of it: its project is called as it is. */
export const defaultSettings = (repository: string): Settings => ({
  project: repository.slice(repository.lastIndexOf("/") + 1),
  conf: ["**/conf/conf*.yaml"],
  start: "on_change",
  drift: { action: "report", ignore: [] },
  prune: { enabled: true, graceDays: 7, budget: 3 },
});
