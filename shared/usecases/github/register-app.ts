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
};

/** Makes a GitHub App and gives the installation its secrets; nothing is made where these could not be kept. */
export const registerApp = async ({
  make,
  secrets,
  ids,
  askForCode,
}: RegisterRequest): Promise<Omit<MadeApp, "privateKey" | "webhookSecret">> => {
  for (const id of [ids.credentials, ids.webhook]) if (!(await secrets.has(id))) throw secretMissing(id);
  const { privateKey, webhookSecret, ...app } = await make(await askForCode());
  await secrets.put(ids.credentials, JSON.stringify({ appId: app.id, privateKey }));
  await secrets.put(ids.webhook, webhookSecret);
  return app;
};
