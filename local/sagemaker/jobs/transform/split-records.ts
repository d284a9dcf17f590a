/** The records of an input: its lines without their ends, or all of it as one. */
export const splitRecords = (content: Buffer, isByLine: boolean): readonly Buffer[] => {
  if (!isByLine) return [content];
  const records: Buffer[] = [];
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(0x0a, start);
    const line = content.subarray(start, end < 0 ? content.length : end);
    const isCarriageReturn = line.at(-1) === 0x0d;
    if (line.length > Number(isCarriageReturn)) records.push(isCarriageReturn ? line.subarray(0, -1) : line);
    start = end < 0 ? content.length : end + 1;
  }
  return records;
};
