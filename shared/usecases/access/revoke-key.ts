import type { ApiKey } from "../../domain/access/api-key.ts";
import { changeKey } from "./change-key.ts";
import type { KeyPorts } from "./key-ports.ts";

/** Ends a key for good, and the one before it. */
export const revokeKey = (
  ports: Pick<KeyPorts, "keys" | "now">,
  id: string,
  who: { readonly by: string; readonly reason?: string },
): Promise<ApiKey> =>
  changeKey(ports, id, {
    action: "key revoked",
    ...who,
    change: (_, at) => ({ revoked: { by: who.by, at } }),
  });
