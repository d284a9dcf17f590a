import type { Commit, Signature } from "./commit.ts";

const parseSignature = (text = ""): Signature => {
  const [, name = "", email = "", seconds = "0", zone = "+0000"] =
    /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d{4})$/.exec(text) ?? [];
  return { name, email, seconds: Number(seconds), zone };
};

const decode = (bytes: Buffer, encoding = "utf-8"): string => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
};

/** A commit as its object's bytes tell it; continuation lines (of a signature) are left out. */
export const parseCommit = (sha: string, bytes: Buffer): Commit => {
  const encoding = /^encoding (.+)$/m.exec(bytes.toString("latin1").split("\n\n", 1)[0] ?? "")?.[1];
  const text = decode(bytes, encoding);
  const end = text.indexOf("\n\n");
  const headers = (end < 0 ? text : text.slice(0, end)).split("\n").filter((line) => !line.startsWith(" "));
  const all = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: all("tree")[0] ?? "",
    parents: all("parent"),
    author: parseSignature(all("author")[0]),
    committer: parseSignature(all("committer")[0]),
    message: end < 0 ? "" : text.slice(end + 2).trimEnd(),
  };
};
