/** Calls one of SageMaker's own operations in the same process, checked as over the wire: how a pipeline step creates its job. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is the operation's, as AWS documents it.
export type Call = (operation: string, input: object) => Promise<any>;
