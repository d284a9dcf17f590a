import type { Finding } from "../../domain/finding.ts";
import { findingOf } from "./finding-of.ts";

/** What a look finds; also that it failed is a finding. */
export const look = async (
  check: string,
  judge: () => Promise<Finding | readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return [await judge()].flat() as Finding[];
  } catch (error) {
    return [findingOf(check, error)];
  }
};
