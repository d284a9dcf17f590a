import { createHash } from "node:crypto";
import type { Addresses } from "../create-addresses.ts";
import { nodeId } from "./node-id.ts";

const idOf = (login: string): number =>
  createHash("sha256").update(login.toLowerCase()).digest().readUInt32BE();

/** An account as GitHub describes it in short. */
export const presentUser = ({ api, web }: Addresses, login: string) => {
  const url = api(`/users/${login}`);
  return {
    login,
    id: idOf(login),
    node_id: nodeId("User", login),
    avatar_url: web(`/${login}.png`),
    gravatar_id: "",
    url,
    html_url: web(`/${login}`),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: "User",
    site_admin: false,
  };
};
