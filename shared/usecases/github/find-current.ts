import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { GitHubState } from "../../ports/inspection.ts";

export type CurrentLook = {
  /** What lies in the secret by now. */
  readonly secret: () => Promise<string | undefined>;
  /** What GitHub says of such credentials. */
  readonly ask: (secret: string) => Promise<GitHubState>;
};

/** Whether GitHub is spoken to already: by nobody, by somebody, or who knows. */
export type Current =
  | { readonly kind: "none" }
  | { readonly kind: "works"; readonly as: string }
  | { readonly kind: "unknown"; readonly why: string };

const REFUSED: ReadonlySet<unknown> = new Set([401, 403, 404]);

const isRefusal = (error: unknown): boolean =>
  error instanceof ControlPlaneError &&
  (error.code === "GitHubCredentialsInvalid" ||
    REFUSED.has((error.cause as { readonly status?: number } | undefined)?.status));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Finds out whether credentials work that an installation has already. */
export const findCurrent = async ({ secret, ask }: CurrentLook): Promise<Current> => {
  try {
    const known = await secret();
    if (known === undefined) return { kind: "none" };
    const { kind, login } = await ask(known);
    return { kind: "works", as: kind === "app" ? `the App ${login}` : `a token of ${login}` };
  } catch (error) {
    return isRefusal(error) ? { kind: "none" } : { kind: "unknown", why: messageOf(error) };
  }
};
