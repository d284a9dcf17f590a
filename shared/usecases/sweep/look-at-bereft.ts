import type { ProjectState } from "../../domain/project-state.ts";
import { bereftHeads } from "../reconcile/bereft-heads.ts";
import { announceLook } from "./announce-look.ts";
import type { SweepPorts } from "./sweep-ports.ts";

/**
 * Asks for a look at repositories whose pipelines miss a model unit since another has left the project, unless their authors
 * know that already.
 */
export const lookAtBereft = async (
  ports: Pick<SweepPorts, "projects" | "announcer">,
  state: ProjectState,
): Promise<void> => {
  for (const { repository, branch } of bereftHeads(state)) {
    const known = await ports.projects.branch(repository, branch);
    if (known?.state !== "refused") await announceLook(ports, { repository, branch }, { isForced: true });
  }
};
