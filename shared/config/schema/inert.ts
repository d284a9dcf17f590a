import * as z from "zod";

/** A key that the original framework accepted and never used: accepted, and reported as being without effect. */
export const inert = z
  .unknown()
  .meta({ description: "Without effect; accepted because older files hold it.", deprecated: true });
