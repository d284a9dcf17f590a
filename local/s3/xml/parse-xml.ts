import { malformedXml } from "../s3-errors.ts";
import { unescapeXml } from "./unescape-xml.ts";

/** One element of a request's XML; attributes and namespaces, which S3's requests never need, are dropped. */
export type XmlElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

type Growing = { name: string; text: string; children: XmlElement[] };

const TOKEN =
  /<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/(?<close>[^\s<>/]+)\s*>|<(?<open>[^\s<>/!?]+)(?<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|(?<text>[^<]+)/y;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const open = (stack: Growing[], name: string): void => {
  const element: Growing = { name: localName(name), text: "", children: [] };
  stack.at(-1)?.children.push(element);
  stack.push(element);
};

const close = (stack: Growing[], name: string): void => {
  const element = stack.pop();
  if (stack.length === 0 || element?.name !== localName(name)) throw malformedXml();
};

const take = (stack: Growing[], groups: Readonly<Record<string, string | undefined>>): void => {
  const { cdata, close: closed, open: opened, rest = "", text } = groups;
  const current = stack.at(-1);
  if (opened !== undefined) open(stack, opened);
  if (opened !== undefined && rest.endsWith("/")) close(stack, opened);
  if (closed !== undefined) close(stack, closed);
  if (current && text !== undefined) current.text += unescapeXml(text);
  if (current && cdata !== undefined) current.text += cdata;
};

/** Reads a request's XML; document types are refused, so no entity can expand. */
export const parseXml = (source: string): XmlElement => {
  const document: Growing = { name: "", text: "", children: [] };
  const stack = [document];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source);
    if (!found) throw malformedXml();
    take(stack, found.groups ?? {});
  }
  const [root] = document.children;
  if (!root || stack.length > 1 || document.children.length > 1 || document.text.trim() !== "")
    throw malformedXml();
  return root;
};
