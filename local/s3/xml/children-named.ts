import type { XmlElement } from "./parse-xml.ts";

/** An element's children of that name, in order. */
export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);
