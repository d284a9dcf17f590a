import { secretMissing } from "../../domain/errors.ts";
import type { AppFactory, MadeApp } from "../../ports/app-factory.ts";
import type { SecretStore } from "../../ports/secret-store.ts";

export type RegisterRequest = {
  readonly make: AppFactory;
  readonly secrets: SecretStore;
  /** Where the functions look for the credentials, and for what deliveries are signed with. */
  readonly ids: { readonly credentials: string; readonly webhook: string };
  /** Sends somebody to GitHub, and gives the code that GitHub sends back. */
  readonly askForCode: () => Promise<string>;
  /** Keeps a value where only the caller reads it, by a name, and tells where that is. */
  readonly setAside: (name: string, value: string) => Promise<string>;
};

/** A secret that could not be put, and where its value lies meanwhile. */
export type SetAside = { readonly id: string; readonly path: string; readonly why: string };

export type Registered = {
  readonly app: Omit<MadeApp, "privateKey" | "webhookSecret">;
  readonly aside: readonly SetAside[];
};

/**
 * Makes a GitHub App and gives the installation its secrets; nothing is made where there are none to put them into.
 * GitHub tells them only once, so what cannot be put is set aside.
 */
export const registerApp = async ({
  make,
  secrets,
  ids,
  askForCode,
  setAside,
}: RegisterRequest): Promise<Registered> => {
  for (const id of [ids.credentials, ids.webhook]) if (!(await secrets.has(id))) throw secretMissing(id);
  const { privateKey, webhookSecret, ...app } = await make(await askForCode());
  const aside: SetAside[] = [];
  const keep = async (id: string, value: string): Promise<void> => {
    try {
      await secrets.put(id, value);
    } catch (error) {
      const path = await setAside(`${id.replaceAll("/", "-")}-${app.id}.secret`, value);
      aside.push({
        id,
        path,
        why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
    }
  };
  await keep(ids.credentials, JSON.stringify({ appId: app.id, privateKey }));
  await keep(ids.webhook, webhookSecret);
  return { app, aside };
};
