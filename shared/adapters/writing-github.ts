import { ControlPlaneError } from "../domain/control-plane-error.ts";
import { sourceHostRefused } from "../domain/errors.ts";

/** Writes something to GitHub; what goes wrong is told as an error that says what could not be written. */
export const writingGitHub = async <T>(what: string, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    throw error instanceof ControlPlaneError ? error : sourceHostRefused(what, error);
  }
};
