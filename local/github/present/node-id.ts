/** An identifier that looks like, and is as opaque as, those of GitHub's GraphQL API. */
export const nodeId = (kind: string, id: string | number): string =>
  Buffer.from(`${kind}:${id}`).toString("base64");
