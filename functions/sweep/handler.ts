import middy from "@middy/core";
import type { Log } from "../../shared/ports/log.ts";
import { type Sweep, sweep } from "../../shared/usecases/sweep/sweep.ts";

export type SweepDependencies = Sweep & { readonly log: Log };

/** Answers the clock: compares all that is known with what is there. */
export const createHandler = ({ log, ...dependencies }: SweepDependencies) =>
  middy<unknown, void>()
    .onError(({ error }) => log.error("the sweep was broken off", error))
    .handler(async () => log.info("swept", { ...(await sweep(dependencies)) }));
