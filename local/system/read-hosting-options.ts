import { repositoryOf } from "../../shared/usecases/serving/repository-of.ts";
import type { HostingOptions } from "../sagemaker/hosting/hosting-options.ts";

type Given = {
  /** `IMAGE=COMMAND` each. */
  readonly container?: readonly string[] | undefined;
  readonly "model-memory"?: string | undefined;
};

type Container = { readonly image: string; readonly command: readonly string[] };

const mebibyte = 1024 ** 2;

const readContainer = (text: string, folder: string): Container => {
  const [, image, command] = /^([^=\s]+)=(.*\S.*)$/s.exec(text) ?? [];
  if (image === undefined || command === undefined)
    throw new Error(`--container ${text}: write IMAGE=COMMAND, such as 'my-models=python3 serve.py'`);
  // An instance has a folder of its own; the command's paths are meant from where it was written.
  return { image, command: ["/bin/sh", "-c", `cd "$0" && ${command}`, folder] };
};

const readMemory = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text))
    throw new Error(`--model-memory ${text}: a number of MiB is a whole number above 0`);
  return Number(text) * mebibyte;
};

/** Reads what stands behind endpoints: commands by image or by its repository, run in `folder`, and the models' memory. */
export const readHostingOptions = (given: Given, folder: string): HostingOptions => {
  const containers = (given.container ?? []).map((text) => readContainer(text, folder));
  const memory = given["model-memory"];
  return {
    containerCommand: (wanted) =>
      containers.find(({ image }) => image === wanted || image === repositoryOf(wanted))?.command,
    ...(memory === undefined ? {} : { memoryBytes: readMemory(memory) }),
  };
};
