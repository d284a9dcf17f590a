import type { XmlElement } from "./parse-xml.ts";

/** The text of an element's first child of that name. */
export const childText = (element: XmlElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text;
