const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** Whether public keys may be fetched from there: over TLS, or without it from this very machine. */
export const isKeySetUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname));
};
