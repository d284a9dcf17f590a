/** Refuses a request, as AWS would, that its caller may not make. */
export type Authorize = (operation: string, input: unknown, caller: string | undefined) => void;
