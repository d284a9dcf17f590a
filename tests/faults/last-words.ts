import type { Said } from "./read-statuses.ts";

/** What each context of each commit says last, in one line each. */
export const lastWords = (statuses: readonly Said[]): readonly string[] => {
  const last = new Map<string, Said>();
  for (const status of statuses) {
    const key = `${status.repository}@${status.sha.slice(0, 7)} ${status.context}`;
    if ((last.get(key)?.id ?? -1) < status.id) last.set(key, status);
  }
  return [...last].map(([key, { state, description }]) => `${key}: ${state}, ${description}`).sort();
};
