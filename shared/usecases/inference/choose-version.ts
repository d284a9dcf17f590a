import type { Canary } from "../../domain/canary.ts";
import type { ServingVersion } from "../../domain/route.ts";
import { type Asker, isInShare } from "./is-in-share.ts";

/** Which part a version has in answering its group. */
export type Variant = "stable" | "canary";

export type Choice = { readonly variant: Variant; readonly serving: ServingVersion };

type Split = {
  readonly stable: ServingVersion;
  readonly previous: readonly ServingVersion[];
  readonly canary?: Canary;
};

/** The version that answers somebody who names none. */
export const chooseVersion = ({ stable, previous, canary }: Split, asker: Asker): Choice => {
  const candidate = canary && previous.find(({ version }) => version === canary.version);
  return candidate && isInShare(canary, asker)
    ? { variant: "canary", serving: candidate }
    : { variant: "stable", serving: stable };
};
