import { access, constants } from "node:fs/promises";
import { appInUse } from "../../shared/domain/errors.ts";
import { appManifest } from "../../shared/usecases/github/app-manifest.ts";
import { checkHost } from "../../shared/usecases/github/check-host.ts";
import { findCurrent } from "../../shared/usecases/github/find-current.ts";
import { githubPlaces } from "../../shared/usecases/github/github-places.ts";
import { type Registered, registerApp, type SetAside } from "../../shared/usecases/github/register-app.ts";
import type { Upkeep } from "../command.ts";
import { readNumber } from "../read-number.ts";
import { receiveAppCode } from "../receive-app-code.ts";
import { upkeepCommand } from "../upkeep-command.ts";
import { UsageError } from "../usage-error.ts";
import { writePrivateFile } from "../write-private-file.ts";

const ANYWHERE = "http://127.0.0.1/";

const webhookOf = async ({ inspection }: Upkeep, given: unknown): Promise<string> => {
  const url = given === undefined ? await inspection.urlOf("webhook") : String(given);
  if (url === undefined)
    throw new UsageError("the stage has no webhook: deploy it first, or give --webhook-url");
  return url;
};

const settingsOf = async ({ inspection, installation }: Upkeep) => {
  const settings: Readonly<Record<string, string | undefined>> = Object.assign(
    {},
    ...(await inspection.functions()).map(({ environment }) => environment),
  );
  return {
    apiUrl: settings.GITHUB_API_URL,
    ids: {
      credentials: settings.SLIPWAY_GITHUB_TOKEN_SECRET ?? `${installation}/github-token`,
      webhook: settings.SLIPWAY_WEBHOOK_SECRET ?? `${installation}/webhook`,
    },
  };
};

const requireFree = async ({ inspection }: Upkeep, api: string, id: string): Promise<void> => {
  const current = await findCurrent({
    secret: () => inspection.secret(id),
    ask: (secret) => inspection.github(api, secret),
  });
  if (current.kind === "works") throw appInUse(`the stage works with ${current.as} already`);
  if (current.kind === "unknown")
    throw appInUse(`whether the stage has credentials that work is not known: ${current.why}`);
};

/** GitHub tells an App's secrets only once, and a refusal of Secrets Manager comes after that. */
const requireWritable = async (folder: string): Promise<void> => {
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new UsageError(
      `run it in a folder that you may write to: ${folder} could not hold what is refused`,
    );
  }
};

const tellAside = ({ id, path, why }: SetAside): string =>
  [
    `the secret ${id} could not be put (${why}); its value lies in ${path}, for you alone. Whoever may put it:`,
    `  aws secretsmanager put-secret-value --secret-id ${id} --secret-string file://${path}`,
    "and then deletes the file",
  ].join("\n");

const tellApp = ({ app, aside }: Registered): string =>
  `the App ${app.slug} is made${aside.length === 0 ? ", and the stage has its secrets" : ""}\ninstall it: ${app.page}/installations/new`;

/** Makes an installation's GitHub App. */
export const github = upkeepCommand({
  name: "github",
  summary: "Registers a GitHub App that may do what is needed, and gives the installation its secrets.",
  usage: "register [options]",
  takes: ["register"],
  help: [
    "  --organization O   whose App it is (default: your own account's)",
    "  --host H           GitHub Enterprise's host (default: github.com); the functions must speak to the same",
    "  --name NAME        what it is called; no two Apps of GitHub have the same name",
    "  --webhook-url URL  where GitHub delivers (default: the stage's own function URL)",
    "  --port N           where the page is served (default: any free port); for a browser on another machine:",
    "                     ssh -L N:127.0.0.1:N there first",
    "  --yes              replaces an App, or a token, that works",
    "  --manifest         prints the manifest and changes nothing",
    "  --code CODE        goes on with the code that stands in the address where GitHub's page has led",
    "",
    "It serves a page on 127.0.0.1: open it, and GitHub asks whether the App may be made. The App's key and webhook",
    "secret go to Secrets Manager and are shown nowhere; where that refuses them, into files of this folder that only you",
    "read. Then install the App on the accounts that take part.",
    "",
  ],
  options: {
    organization: { type: "string" },
    host: { type: "string" },
    name: { type: "string" },
    "webhook-url": { type: "string" },
    port: { type: "string" },
    yes: { type: "boolean" },
    manifest: { type: "boolean" },
    code: { type: "string" },
  },
  act: async ({ upkeep, words: [word], values, console }) => {
    if (word !== "register") throw new UsageError(`there is no "github ${word}"; use github register`);
    const { organization, name = [upkeep.installation, organization].filter(Boolean).join("-") } = values;
    const port = readNumber(String(values.port ?? 0), "port", { least: 0, most: 65_535, isWhole: true });
    const webhookUrl = await webhookOf(upkeep, values["webhook-url"]);
    const manifest = (redirectUrl: string): object =>
      appManifest({ name: String(name), webhookUrl, redirectUrl });
    if (values.manifest === true) {
      console.out(JSON.stringify(manifest(ANYWHERE), undefined, 2));
      return 0;
    }
    const { web, api } = githubPlaces(values.host === undefined ? undefined : String(values.host));
    const { apiUrl, ids } = await settingsOf(upkeep);
    checkHost(api, apiUrl);
    if (values.yes !== true) await requireFree(upkeep, api, ids.credentials);
    await requireWritable(console.folder);
    const owner =
      organization === undefined ? "" : `organizations/${encodeURIComponent(String(organization))}/`;
    const registered = await registerApp({
      make: upkeep.makeApp(api),
      secrets: upkeep.secrets,
      ids,
      setAside: (file, value) => writePrivateFile(console.folder, file, value),
      askForCode: async () =>
        values.code === undefined
          ? receiveAppCode({
              target: `${web}/${owner}settings/apps/new`,
              manifest,
              port,
              tell: (url) => console.say(`open ${url} in a browser and confirm there`),
            })
          : String(values.code),
    });
    console.out(tellApp(registered));
    for (const aside of registered.aside) console.say(tellAside(aside));
    return registered.aside.length === 0 ? 0 : 1;
  },
});
