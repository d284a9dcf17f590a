import type { GitHubContext } from "../../github-context.ts";
import { presentDelivery } from "../../present/present-delivery.ts";
import type { DeliveryRecord } from "../../state/delivery-record.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { findHook } from "../find-hook.ts";
import { listDeliveries } from "../list-deliveries.ts";
import { notFound } from "../not-found.ts";

/** What a webhook sent and was answered, newest first. */
export const deliveryEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state, webhooks } = context;

  const find = (call: RepositoryCall): DeliveryRecord => {
    const found = state.deliveries.find(Number(call.params.delivery_id));
    if (found?.owner !== `${findHook(context, call).id}`) throw notFound();
    return found.item;
  };

  return {
    "GET /hooks/{hook_id}/deliveries": (call) =>
      listDeliveries(addresses, call, state.deliveries.of(`${findHook(context, call).id}`)),

    "GET /hooks/{hook_id}/deliveries/{delivery_id}": (call) => {
      const delivery = find(call);
      return { json: presentDelivery(delivery, state.contents.get(delivery.id)) };
    },

    "POST /hooks/{hook_id}/deliveries/{delivery_id}/attempts": (call) => {
      if (!webhooks.redeliver(call.repository, findHook(context, call), find(call))) throw notFound();
      return { status: 202, json: {} };
    },
  };
};
