import type { Headers } from "../storage/stored-object.ts";

/** The headers by which a write is answered: how its object is encrypted. */
export const encryptionHeaders = (placement: Headers): Headers =>
  Object.fromEntries(
    Object.entries(placement).filter(([name]) => name.startsWith("x-amz-server-side-encryption")),
  );
