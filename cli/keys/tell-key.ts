import type { IssuedKey } from "../../shared/usecases/access/key-ports.ts";

/** Tells a new key, once. */
export const tellKey = ({ key, text }: IssuedKey): { readonly text: string; readonly json: unknown } => ({
  text: [
    text,
    "",
    `This is the only time that it is shown. ${key.name} sends it as "x-api-key: …" or "authorization: Bearer …"`,
    `and may call ${key.groups.join(", ")} until ${key.validUntil ?? "it is revoked"}.`,
    ...(key.previous ? [`The key before it counts until ${key.previous.until}.`] : []),
  ].join("\n"),
  json: {
    id: key.id,
    name: key.name,
    key: text,
    validUntil: key.validUntil,
    previousUntil: key.previous?.until,
  },
});
