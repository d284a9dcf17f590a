import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Packs what a training left below `model`, as SageMaker does, and gives the archive's path. */
export const packArtifact = async (base: string): Promise<string> => {
  const path = join(base, "model.tar.gz");
  await promisify(execFile)("tar", ["-czf", path, "-C", join(base, "model"), "."]);
  return path;
};
