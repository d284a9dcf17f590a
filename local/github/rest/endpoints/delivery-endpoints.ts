import type { GitHubContext } from "../../github-context.ts";
import { presentDelivery } from "../../present/present-delivery.ts";
import type { DeliveryRecord } from "../../state/delivery-record.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { findHook } from "../find-hook.ts";
import { notFound } from "../not-found.ts";
import { pageOf } from "../page-of.ts";

const isWanted = (status: string | null) => {
  const isFine = ({ statusCode }: DeliveryRecord): boolean => statusCode >= 200 && statusCode < 300;
  return (delivery: DeliveryRecord): boolean =>
    status === null || (status === "success") === isFine(delivery);
};

/** What a webhook sent and was answered, newest first. */
export const deliveryEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state, webhooks } = context;

  const find = (call: RepositoryCall): DeliveryRecord => {
    const found = state.deliveries.find(Number(call.params.delivery_id));
    if (found?.owner !== `${findHook(context, call).id}`) throw notFound();
    return found.item;
  };

  const nextLink = ({ url }: RepositoryCall, cursor: number): Record<string, string> => {
    const target = new URL(url, "http://local");
    target.searchParams.set("cursor", `${cursor}`);
    return { link: `<${addresses.api(`${target.pathname}${target.search}`)}>; rel="next"` };
  };

  return {
    "GET /hooks/{hook_id}/deliveries": (call) => {
      const { id } = findHook(context, call);
      const { size } = pageOf(call.query);
      // The cursor is the delivery that the page before ended with: numbers only grow, so new ones shift nothing.
      const cursor = Number(call.query.get("cursor") ?? Number.POSITIVE_INFINITY);
      const all = state.deliveries
        .of(`${id}`)
        .filter(isWanted(call.query.get("status")))
        .filter((delivery) => delivery.id < cursor)
        .reverse();
      const page = all.slice(0, size);
      const last = page.at(-1);
      const headers = last && all.length > size ? nextLink(call, last.id) : {};
      return { json: page.map((delivery) => presentDelivery(delivery)), headers };
    },

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
