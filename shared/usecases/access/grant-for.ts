import { fitsPattern } from "../../domain/access/fits-pattern.ts";
import type { Grant } from "../../domain/access/grant.ts";
import type { Caller } from "./access.ts";

/** What a caller may do with a group, unless it is nothing. */
export const grantFor = ({ grants }: Pick<Caller, "grants">, group: string): Grant | undefined =>
  grants.find(({ groups }) => groups.some((each) => fitsPattern(each, group)));
