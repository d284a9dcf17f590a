import type { Need } from "../need.ts";

/** What a request of a service that speaks JSON needs to be allowed; an operation that is not known needs `*`. */
// biome-ignore lint/suspicious/noExplicitAny: requests are checked by the service, which sees them next.
export type NeedsOf = (operation: string, input: any) => readonly Need[];
