import type { ApiKey } from "../../shared/domain/access/api-key.ts";
import { formatTable } from "../format-table.ts";
import type { Paint } from "../paint.ts";

const standingOf = ({ revoked, validUntil, previous }: ApiKey, now: string): string => {
  if (revoked) return `revoked by ${revoked.by} at ${revoked.at}`;
  if (validUntil !== undefined && validUntil <= now) return `ended ${validUntil}`;
  const overlap = previous && previous.until > now ? `; the one before it until ${previous.until}` : "";
  return `${validUntil === undefined ? "counts until it is revoked" : `counts until ${validUntil}`}${overlap}`;
};

/** Tells all keys, without anything that a key could be made of. */
export const listKeys = (
  keys: readonly ApiKey[],
  now: string,
  paint: Paint,
): { readonly text: string; readonly json: unknown } => {
  const rows = keys.map((key) => [
    paint("bold", key.id),
    key.name,
    `${key.groups.join(",")}${key.versions ? " (any version)" : ""}`,
    key.rate ? `${key.rate.perSecond}/s, ${key.rate.burst} at once` : "any rate",
    standingOf(key, now),
  ]);
  return {
    text: rows.length === 0 ? "no key yet: slipway keys create NAME --groups GROUPS" : formatTable(rows),
    json: {
      keys: keys.map(({ digest: _digest, previous, ...key }) => ({
        ...key,
        ...(previous ? { previousUntil: previous.until } : {}),
      })),
    },
  };
};
