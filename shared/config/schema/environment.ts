import * as z from "zod";
import { scalar } from "./scalar.ts";

/** Environment variables of a container. */
export const environment = z
  .record(z.string(), scalar.nullable())
  .describe("Environment variables of the container.");
