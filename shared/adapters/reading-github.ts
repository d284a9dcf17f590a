import { ControlPlaneError } from "../domain/control-plane-error.ts";
import { sourceHostUnavailable } from "../domain/errors.ts";

/** Reads something of GitHub; what goes wrong is told as an error that says what could not be read. */
export const readingGitHub = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw error instanceof ControlPlaneError ? error : sourceHostUnavailable(what, error);
  }
};
