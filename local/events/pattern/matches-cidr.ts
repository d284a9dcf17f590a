import { BlockList, isIP } from "node:net";

const familyOf = (address: string): "ipv4" | "ipv6" | undefined => {
  const version = isIP(address);
  return version === 4 ? "ipv4" : version === 6 ? "ipv6" : undefined;
};

/** The addresses that a range such as `10.0.0.0/24` covers, or nothing for what is no range. */
const blockOf = (cidr: string): BlockList | undefined => {
  const [address = "", length, ...rest] = cidr.split("/");
  const family = familyOf(address);
  const bits = family === "ipv4" ? 32 : 128;
  if (!family || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  if (Number(length ?? bits) > bits) return undefined;
  const block = new BlockList();
  block.addSubnet(address, Number(length ?? bits), family);
  return block;
};

/** Whether a text is a range of IP addresses, or one address. */
export const isCidr = (cidr: string): boolean => blockOf(cidr) !== undefined;

/** Whether a text is an IP address within a range of the same family. */
export const matchesCidr = (value: string, cidr: string): boolean => {
  const family = familyOf(value);
  return (
    family !== undefined &&
    family === familyOf(cidr.split("/")[0] ?? "") &&
    blockOf(cidr)?.check(value, family) === true
  );
};
