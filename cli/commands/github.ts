import { appManifest } from "../../shared/usecases/github/app-manifest.ts";
import { githubPlaces } from "../../shared/usecases/github/github-places.ts";
import { registerApp } from "../../shared/usecases/github/register-app.ts";
import type { Upkeep } from "../command.ts";
import { receiveAppCode } from "../receive-app-code.ts";
import { upkeepCommand } from "../upkeep-command.ts";
import { UsageError } from "../usage-error.ts";

const ANYWHERE = "http://127.0.0.1/";

const webhookOf = async ({ inspection }: Upkeep, given: unknown): Promise<string> => {
  const url = given === undefined ? await inspection.urlOf("webhook") : String(given);
  if (url === undefined)
    throw new UsageError("the stage has no webhook: deploy it first, or give --webhook-url");
  return url;
};

const secretIds = async ({ inspection, bus }: Upkeep) => {
  const settings = Object.assign({}, ...(await inspection.functions()).map(({ environment }) => environment));
  return {
    credentials: String(settings.SLIPWAY_GITHUB_TOKEN_SECRET ?? `${bus}/github-token`),
    webhook: String(settings.SLIPWAY_WEBHOOK_SECRET ?? `${bus}/webhook`),
  };
};

/** Makes an installation's GitHub App. */
export const github = upkeepCommand({
  name: "github",
  summary: "Registers a GitHub App that may do what is needed, and gives the installation its secrets.",
  usage: "register [options]",
  takes: ["register"],
  help: [
    "  --organization O   whose App it is (default: your own account's)",
    "  --host H           GitHub Enterprise's host (default: github.com)",
    "  --name NAME        what it is called; no two Apps of GitHub have the same name",
    "  --webhook-url URL  where GitHub delivers (default: the stage's own function URL)",
    "  --manifest         prints the manifest and changes nothing",
    "  --code CODE        goes on with the code that GitHub's page gave, where the browser is on another machine",
    "",
    "It serves a page on 127.0.0.1: open it, and GitHub asks whether the App may be made. The App's key and webhook",
    "secret go to Secrets Manager and are shown nowhere. Then install the App on the accounts that take part.",
    "",
  ],
  options: {
    organization: { type: "string" },
    host: { type: "string" },
    name: { type: "string" },
    "webhook-url": { type: "string" },
    manifest: { type: "boolean" },
    code: { type: "string" },
  },
  act: async ({ upkeep, words: [word], values, console }) => {
    if (word !== "register") throw new UsageError(`there is no "github ${word}"; use github register`);
    const { organization, name = [upkeep.bus, organization].filter(Boolean).join("-") } = values;
    const webhookUrl = await webhookOf(upkeep, values["webhook-url"]);
    const manifest = (redirectUrl: string): object =>
      appManifest({ name: String(name), webhookUrl, redirectUrl });
    if (values.manifest === true) {
      console.out(JSON.stringify(manifest(ANYWHERE), undefined, 2));
      return 0;
    }
    const { web, api } = githubPlaces(values.host === undefined ? undefined : String(values.host));
    const owner =
      organization === undefined ? "" : `organizations/${encodeURIComponent(String(organization))}/`;
    const app = await registerApp({
      make: upkeep.makeApp(api),
      secrets: upkeep.secrets,
      ids: await secretIds(upkeep),
      askForCode: async () =>
        values.code === undefined
          ? receiveAppCode({
              target: `${web}/${owner}settings/apps/new`,
              manifest,
              tell: (url) => console.say(`open ${url} in a browser and confirm there`),
            })
          : String(values.code),
    });
    console.out(
      `the App ${app.slug} is made, and the stage has its secrets\ninstall it: ${app.page}/installations/new`,
    );
    return 0;
  },
});
