/** Sums up bytes as they come; `digest` ends it and gives the value, most significant byte first. */
export interface Digest {
  update(chunk: Uint8Array): void;
  digest(): Buffer;
}
