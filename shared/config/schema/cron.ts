import { Cron } from "croner";
import * as z from "zod";

const MESSAGE = "expected five fields of cron, such as 0 3 * * 1";

const isCron = (value: string): boolean => {
  try {
    new Cron(value, { paused: true, timezone: "UTC", mode: "5-part" });
    return true;
  } catch {
    return false;
  }
};

/** Five fields of cron. */
export const cron = z.string({ error: MESSAGE }).refine(isCron, { error: MESSAGE });
