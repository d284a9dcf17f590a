import type { PythonEnvironments } from "../python-environment.ts";
import { ModelFailure } from "./model-failure.ts";
import { readRequirements } from "./read-requirements.ts";

/** The interpreter for a model's requirements; that they cannot be installed is the model's failure, in pip's words. */
export const findInterpreter = async (
  environments: PythonEnvironments,
  modelFolder: string,
  codeFolder: string | undefined,
): Promise<string> => {
  const requirements = await readRequirements(modelFolder, codeFolder);
  return environments.interpreterFor(requirements).catch((error: Error) => {
    throw new ModelFailure(500, error.message);
  });
};
