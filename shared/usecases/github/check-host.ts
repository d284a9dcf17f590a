import { appHostMismatch } from "../../domain/errors.ts";
import { githubPlaces } from "./github-places.ts";

const plain = (url: string): string => url.replace(/\/+$/, "");

/** The host whose API a URL is, as `githubPlaces` takes it. */
const hostOf = (apiUrl: string): string => {
  const { host, origin } = new URL(apiUrl);
  return host.startsWith("api.") && plain(githubPlaces(host.slice(4)).api) === plain(apiUrl)
    ? host.slice(4)
    : origin.replace("https://", "");
};

/** Refuses an App on another GitHub than the one that the functions speak to. */
export const checkHost = (api: string, apiUrlOfFunctions: string | undefined): void => {
  if (apiUrlOfFunctions === undefined || plain(apiUrlOfFunctions) === plain(api)) return;
  throw appHostMismatch(api, apiUrlOfFunctions, hostOf(apiUrlOfFunctions));
};
