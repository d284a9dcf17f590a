import type { IncomingHttpHeaders } from "node:http";

type Request = { readonly url?: string | undefined; readonly headers: IncomingHttpHeaders };
type Signature = { readonly caller?: string; readonly scope?: string };

/** Who signed with SigV4, by access key id, and for which service: in the header, or in the query of a presigned URL. */
export const readSignature = ({ url = "/", headers }: Request): Signature => {
  const credential =
    /Credential=([^,\s]+)/.exec(headers.authorization ?? "")?.[1] ??
    new URL(url, "http://local").searchParams.get("X-Amz-Credential");
  const [caller, , , scope] = credential?.split("/") ?? [];
  return { ...(caller === undefined ? {} : { caller }), ...(scope === undefined ? {} : { scope }) };
};
