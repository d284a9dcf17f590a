import * as z from "zod";
import { flag } from "./flag.ts";
import { reference } from "./reference.ts";

/** True or false, or a reference to a Boolean. */
export const flagOrReference = z.union([flag, reference], { error: "expected true, false or a reference" });
