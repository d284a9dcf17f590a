import type { GitHubContext } from "../../github-context.ts";
import { isoTime } from "../../present/iso-time.ts";
import { presentApp } from "../../present/present-app.ts";
import { presentDelivery } from "../../present/present-delivery.ts";
import { presentRepository } from "../../present/present-repository.ts";
import type { DeliveryRecord } from "../../state/delivery-record.ts";
import type { HookRecord } from "../../state/hook-record.ts";
import { ownerKey } from "../../state/owner-key.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import type { Call, Endpoints } from "../call.ts";
import type { Access } from "../create-access.ts";
import { listDeliveries } from "../list-deliveries.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";
import { presentInstallation } from "../present-installation.ts";

type Sent = {
  readonly repository: RepositoryRecord;
  readonly hook: HookRecord;
  readonly delivery: DeliveryRecord;
};

/** The app that is installed on every account: who it is, where, and what its webhook sent. */
export const appEndpoints = (context: GitHubContext, access: Access): Endpoints => {
  const { addresses, state, webhooks } = context;

  const owners = (): string[] => [...new Set(state.repositories().map(({ owner }) => owner))];
  const ownerOf = (isWanted: (owner: string) => boolean): string => {
    const owner = owners().find(isWanted);
    if (owner === undefined) throw notFound();
    return owner;
  };
  const named = (login = "") => ownerOf((owner) => owner.toLowerCase() === login.toLowerCase());
  const numbered = (id = "") => ownerOf((owner) => `${presentInstallation(context, owner).id}` === id);

  // The hook that a repository is created with stands for the app's own, which has no repository.
  const sent = (): Sent[] =>
    state
      .repositories()
      .flatMap((repository) =>
        state.hooks
          .of(ownerKey(repository))
          .filter(({ url }) => url === undefined)
          .flatMap((hook) =>
            state.deliveries.of(`${hook.id}`).map((delivery) => ({ repository, hook, delivery })),
          ),
      )
      .sort((a, b) => a.delivery.id - b.delivery.id);
  const findSent = ({ params }: Call): Sent => {
    const found = sent().find(({ delivery }) => `${delivery.id}` === params.delivery_id);
    if (!found) throw notFound();
    return found;
  };

  return {
    "GET /app": () => ({ json: presentApp(context) }),

    "GET /app/installations": (call) => {
      const { items, headers } = paginate(addresses, call, owners());
      return { json: items.map((owner) => presentInstallation(context, owner)), headers };
    },
    "GET /app/installations/{installation_id}": ({ params }) => ({
      json: presentInstallation(context, numbered(params.installation_id)),
    }),
    "GET /users/{username}/installation": ({ params }) => ({
      json: presentInstallation(context, named(params.username)),
    }),
    "GET /orgs/{org}/installation": ({ params }) => ({
      json: presentInstallation(context, named(params.org)),
    }),

    "POST /app/installations/{installation_id}/access_tokens": ({ params }) => {
      const { token, expiresAt } = access.issue(numbered(params.installation_id).toLowerCase());
      return {
        status: 201,
        json: {
          token,
          expires_at: isoTime(expiresAt),
          permissions: presentApp(context).permissions,
          repository_selection: "all",
        },
      };
    },

    "GET /installation/repositories": (call) => {
      const { caller } = call;
      const all = state
        .repositories()
        .filter(({ owner }) => caller.kind !== "installation" || owner.toLowerCase() === caller.account);
      const { items, headers } = paginate(addresses, call, all);
      return {
        json: {
          total_count: all.length,
          repository_selection: "all",
          repositories: items.map((repository) => presentRepository(context, repository)),
        },
        headers,
      };
    },

    "GET /app/hook/deliveries": (call) =>
      listDeliveries(
        addresses,
        call,
        sent().map(({ delivery }) => delivery),
      ),
    "GET /app/hook/deliveries/{delivery_id}": (call) => {
      const { delivery } = findSent(call);
      return { json: presentDelivery(delivery, state.contents.get(delivery.id)) };
    },
    "POST /app/hook/deliveries/{delivery_id}/attempts": (call) => {
      const { repository, hook, delivery } = findSent(call);
      if (!webhooks.redeliver(repository, hook, delivery)) throw notFound();
      return { status: 202, json: {} };
    },
  };
};
