/** Puts records together, in order, into requests of at most so many bytes, one newline after each; a longer record is refused. */
export const batchRecords = (
  records: readonly Buffer[],
  { isMany, maxBytes }: { readonly isMany: boolean; readonly maxBytes: number },
): readonly (readonly Buffer[])[] => {
  const batches: Buffer[][] = [];
  let size = 0;
  for (const record of records) {
    if (record.length > maxBytes) {
      throw new Error(
        `ClientError: a record of ${record.length} bytes is larger than MaxPayloadInMB, ${maxBytes / 1024 ** 2}: split the input or allow more`,
      );
    }
    const last = batches.at(-1);
    const fits = isMany && last && size + record.length + 1 <= maxBytes;
    if (fits) last.push(record);
    else batches.push([record]);
    size = (fits ? size : 0) + record.length + 1;
  }
  return batches;
};
