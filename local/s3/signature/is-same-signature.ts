import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares two signatures in a time that tells nothing of where they differ. */
export const isSameSignature = (left: string, right: string): boolean =>
  timingSafeEqual(digest(left), digest(right));
