import { open } from "node:fs/promises";

const tailBytes = 4096;

/** The last line of a log that says something, or nothing where there is none. */
export const lastLine = async (file: string): Promise<string> => {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return "";
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, tailBytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString("utf8").trimEnd().split("\n").at(-1)?.trim() ?? "";
  } finally {
    await handle.close();
  }
};
