import { timingSafeEqual } from "node:crypto";
import type { ApiKey } from "../../domain/access/api-key.ts";
import { sha256 } from "../sha256.ts";

export type KeyVerdict = "counts" | "unknown" | "untimely" | "revoked";

const NOTHING = "0".repeat(64);

// Both are digests in hexadecimal; how long this takes tells nothing of where they differ.
const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const isBefore = (now: number, moment: string): boolean => now < Date.parse(moment);

/** Whether a key that somebody shows counts, by what is recorded of its id. */
export const judgeKey = (known: ApiKey | undefined, text: string, now: number): KeyVerdict => {
  const digest = sha256(text);
  const isCurrent = isSame(digest, known?.digest ?? NOTHING);
  const isPrevious = isSame(digest, known?.previous?.digest ?? NOTHING);
  if (known === undefined || !(isCurrent || isPrevious)) return "unknown";
  if (known.revoked !== undefined) return "revoked";
  if (!isCurrent && known.previous !== undefined && !isBefore(now, known.previous.until)) return "untimely";
  return known.validUntil === undefined || isBefore(now, known.validUntil) ? "counts" : "untimely";
};
