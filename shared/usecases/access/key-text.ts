import { createHash } from "node:crypto";
import { base62 } from "./base62.ts";

const ID_BYTES = 8;
const SECRET_BYTES = 32;
const CHECKSUM_BYTES = 4;
// As many letters as hold so many bytes.
const [ID, SECRET, CHECKSUM] = [11, 43, 6];

const FORM = new RegExp(`^(slw_([0-9A-Za-z]{${ID}})_[0-9A-Za-z]{${SECRET}})([0-9A-Za-z]{${CHECKSUM}})$`);

const checksumOf = (body: string): string =>
  base62(createHash("sha256").update(body).digest().subarray(0, CHECKSUM_BYTES), CHECKSUM);

/** A new id. */
export const makeKeyId = (random: (size: number) => Uint8Array): string => base62(random(ID_BYTES), ID);

/**
 * A new key of an id: `slw_<id>_<secret><checksum>`. Secret scanners find it by its prefix, and are sure by the checksum:
 * the first 4 bytes of the SHA-256 of what stands before it, in base 62.
 */
export const makeKeyText = (id: string, random: (size: number) => Uint8Array): string => {
  const body = `slw_${id}_${base62(random(SECRET_BYTES), SECRET)}`;
  return `${body}${checksumOf(body)}`;
};

/** The id of a key, unless the text is none: what was mistyped or made up is known as such without asking anybody. */
export const keyIdOf = (text: string): string | undefined => {
  const [, body, id, checksum] = FORM.exec(text) ?? [];
  return body !== undefined && checksumOf(body) === checksum ? id : undefined;
};
