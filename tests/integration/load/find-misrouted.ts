/** A version that may have been routed from one moment to another, in epoch milliseconds; the widest that is possible. */
export type Spell = { readonly version: number; readonly from: number; readonly until: number };

type Answer = { readonly version: number; readonly sentAt: number; readonly answeredAt: number };

/** The answers of versions that were at no moment routed while their request ran, nor within the TTL before it. */
export const findMisrouted = <T extends Answer>(
  answers: readonly T[],
  spells: readonly Spell[],
  ttl: number,
): readonly T[] =>
  answers.filter(
    ({ version, sentAt, answeredAt }) =>
      !spells.some(
        (spell) => spell.version === version && spell.from <= answeredAt && spell.until >= sentAt - ttl,
      ),
  );
