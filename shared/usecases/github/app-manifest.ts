import { GITHUB_EVENTS, GITHUB_PERMISSIONS } from "../../domain/github-needs.ts";

export type AppRequest = {
  readonly name: string;
  readonly webhookUrl: string;
  /** Where GitHub sends the browser once the App is made. */
  readonly redirectUrl: string;
};

// GitHub takes no longer one.
const LONGEST_NAME = 34;

/** What GitHub makes a GitHub App of: it may do and hears just what the code needs, and only its owner installs it. */
export const appManifest = ({ name, webhookUrl, redirectUrl }: AppRequest): object => ({
  name: name.slice(0, LONGEST_NAME),
  description: "Trains and serves the models that repositories declare",
  url: new URL("/", webhookUrl).href,
  hook_attributes: { url: webhookUrl, active: true },
  redirect_url: redirectUrl,
  public: false,
  default_permissions: GITHUB_PERMISSIONS,
  default_events: GITHUB_EVENTS,
});
