import type { Addresses } from "../create-addresses.ts";
import { presentDelivery } from "../present/present-delivery.ts";
import type { DeliveryRecord } from "../state/delivery-record.ts";
import type { Call } from "./call.ts";
import { pageOf } from "./page-of.ts";
import type { Reply } from "./reply.ts";

const isWanted = (status: string | null) => {
  const isFine = ({ statusCode }: DeliveryRecord): boolean => statusCode >= 200 && statusCode < 300;
  return (delivery: DeliveryRecord): boolean =>
    status === null || (status === "success") === isFine(delivery);
};

const nextLink = (addresses: Addresses, { url }: Call, cursor: number): Record<string, string> => {
  const target = new URL(url, "http://local");
  target.searchParams.set("cursor", `${cursor}`);
  return { link: `<${addresses.api(`${target.pathname}${target.search}`)}>; rel="next"` };
};

/** One page of deliveries, given oldest first and shown newest first. */
export const listDeliveries = (
  addresses: Addresses,
  call: Call,
  deliveries: readonly DeliveryRecord[],
): Reply => {
  const { size } = pageOf(call.query);
  // The cursor is the delivery that the page before ended with: numbers only grow, so new ones shift nothing.
  const cursor = Number(call.query.get("cursor") ?? Number.POSITIVE_INFINITY);
  const all = deliveries
    .filter(isWanted(call.query.get("status")))
    .filter((delivery) => delivery.id < cursor)
    .toReversed();
  const page = all.slice(0, size);
  const last = page.at(-1);
  const headers = last && all.length > size ? nextLink(addresses, call, last.id) : {};
  return { json: page.map((delivery) => presentDelivery(delivery)), headers };
};
