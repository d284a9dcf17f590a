import type { Addresses } from "../create-addresses.ts";
import type { Call } from "./call.ts";
import { pageOf } from "./page-of.ts";

const links = (addresses: Addresses, { url }: Call, pages: Readonly<Record<string, number>>): string =>
  Object.entries(pages)
    .map(([rel, page]) => {
      const target = new URL(url, "http://local");
      target.searchParams.set("page", `${page}`);
      return `<${addresses.api(`${target.pathname}${target.search}`)}>; rel="${rel}"`;
    })
    .join(", ");

/** One page of a list with the `Link` header that leads to the others. */
export const paginate = <T>(
  addresses: Addresses,
  call: Call,
  items: readonly T[],
): { items: readonly T[]; headers: Record<string, string> } => {
  const { size, number } = pageOf(call.query);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = links(addresses, call, {
    ...(number > 1 ? { prev: Math.min(number - 1, last), first: 1 } : {}),
    ...(number < last ? { next: number + 1, last } : {}),
  });
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: link === "" ? {} : { link },
  };
};
