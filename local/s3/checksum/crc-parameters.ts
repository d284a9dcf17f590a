export type CrcParameters = { readonly bits: 32 | 64; readonly polynomial: bigint };

/** The CRCs that S3 knows: bit-reflected, begun and ended with all ones. */
export const CRC_PARAMETERS = {
  CRC32: { bits: 32, polynomial: 0xedb88320n },
  CRC32C: { bits: 32, polynomial: 0x82f63b78n },
  CRC64NVME: { bits: 64, polynomial: 0x9a6c9329ac4bc9b5n },
} as const satisfies Readonly<Record<string, CrcParameters>>;
