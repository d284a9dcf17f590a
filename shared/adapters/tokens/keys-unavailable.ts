/** An issuer's keys cannot be had now. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}
