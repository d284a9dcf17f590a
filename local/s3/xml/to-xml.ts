export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// Control characters are legal in keys and not in XML; S3 writes them as references, which every SDK reads back.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSAFE = /[&<>"\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(UNSAFE, (found) => NAMED[found] ?? `&#x${found.charCodeAt(0).toString(16)};`);

const element = (name: string, value: XmlValue): string => {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item: XmlValue) => element(name, item)).join("");
  return `<${name}>${typeof value === "object" ? members(value as Members) : escaped(String(value))}</${name}>`;
};

type Members = Readonly<Record<string, XmlValue>>;

const members = (value: Members): string =>
  Object.entries(value)
    .map(([name, member]) => element(name, member))
    .join("");

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes an answer in S3's XML: a list repeats its element, what is undefined is left out. */
export const toXml = (root: string, content: Members | string): string =>
  `${DECLARATION}<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${
    typeof content === "string" ? escaped(content) : members(content)
  }</${root}>`;

/** Writes an error, which S3 puts in no namespace. */
export const toErrorXml = (content: Members): string => DECLARATION + element("Error", content);
