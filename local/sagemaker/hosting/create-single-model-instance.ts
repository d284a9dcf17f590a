import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { s3As } from "../s3-as.ts";
import { askModel } from "./ask-model.ts";
import { fetchArchive } from "./fetch-archive.ts";
import { fetchCode } from "./fetch-code.ts";
import { fetchObjects } from "./fetch-objects.ts";
import { findInterpreter } from "./find-interpreter.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { Instance, InstancePlan } from "./instance.ts";
import { keepContainer } from "./keep-container.ts";
import { type Launch, launchContainer } from "./launch-container.ts";
import { rememberSuccess } from "./remember-success.ts";

const fetchModel = async (parts: HostingParts, plan: InstancePlan, signal: AbortSignal): Promise<string> => {
  const { data } = plan.model;
  const folder = join(plan.folder, "model");
  const s3 = s3As(parts.context, plan.model.roleArn);
  const fetch = { s3, folder, maxBytes: parts.settings.diskBytes, signal };
  await mkdir(folder, { recursive: true });
  if (data) await (data.kind === "objects" ? fetchObjects : fetchArchive)({ ...fetch, location: data });
  return folder;
};

const prepare = async (parts: HostingParts, plan: InstancePlan, signal: AbortSignal): Promise<Launch> => {
  const modelFolder = await fetchModel(parts, plan, signal);
  const code = await fetchCode(parts, plan, signal);
  const codeFolder = code.SAGEMAKER_SUBMIT_DIRECTORY ?? plan.model.environment.SAGEMAKER_SUBMIT_DIRECTORY;
  // A container of the user's own brings what its model requires.
  const isOwn = parts.settings.containerCommand(plan.model.image ?? "") !== undefined;
  const python = isOwn
    ? parts.settings.python
    : await findInterpreter(parts.environments, modelFolder, codeFolder);
  return { ...plan, python, environment: { ...code, SM_MODEL_DIR: modelFolder }, signal };
};

/** An instance whose container serves one model at `/invocations`. */
export const createSingleModelInstance = (parts: HostingParts, plan: InstancePlan): Instance => {
  const closing = new AbortController();
  const launch = rememberSuccess(() => prepare(parts, plan, closing.signal));
  const keeper = keepContainer(async () => launchContainer(parts, await launch()));
  let users = 0;

  return {
    start: async () => {
      await keeper.get();
    },
    invoke: async ({ headers, body }) => {
      users += 1;
      try {
        const timeout = parts.settings.invocationTimeout;
        return await askModel(await keeper.get(), {
          method: "POST",
          path: "/invocations",
          headers,
          body,
          timeout,
        });
      } finally {
        users -= 1;
      }
    },
    holds: () => true,
    warm: () => {},
    load: () => users,
    close: async () => {
      closing.abort();
      await keeper.close();
      await rm(plan.folder, { recursive: true, force: true });
    },
  };
};
