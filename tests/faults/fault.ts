/**
 * How a call can go wrong. `error`: refused or cut, in every attempt; `throttle`: refused for its rate, in every attempt;
 * `crash`: done, and whoever called is dead before the answer comes; `lost`: done, and the connection breaks before the answer,
 * so that the client asks again by itself; `timeout`: nothing comes back until the function's time is up; `late`: as
 * `timeout`, but the call is done after the function was called again.
 */
export type Fault = "error" | "throttle" | "crash" | "lost" | "timeout" | "late";

export const FAULTS: readonly Fault[] = ["error", "throttle", "crash", "lost", "timeout", "late"];
