import type { ApiKey } from "../../shared/domain/access/api-key.ts";
import { transitionEvent } from "../../shared/domain/transition-event.ts";
import type { KeyStore } from "../../shared/ports/key-store.ts";
import { checkEvent } from "../builders/check-event.ts";

export type InMemoryKeyStore = KeyStore & { reads: number };

/** Keys in memory, fenced by generation as the table fences them. */
export const createInMemoryKeyStore = (): InMemoryKeyStore => {
  const keys = new Map<string, ApiKey>();
  const store: InMemoryKeyStore = {
    reads: 0,
    get: async (id) => {
      store.reads += 1;
      return keys.get(id);
    },
    list: async () => [...keys.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    put: async (key, audit) => {
      if ((keys.get(key.id)?.generation ?? 0) !== key.generation - 1) return false;
      checkEvent(transitionEvent(audit));
      keys.set(key.id, key);
      return true;
    },
  };
  return store;
};
