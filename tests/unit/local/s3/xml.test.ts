import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { childText } from "../../../../local/s3/xml/child-text.ts";
import { childrenNamed } from "../../../../local/s3/xml/children-named.ts";
import { parseXml } from "../../../../local/s3/xml/parse-xml.ts";
import { toXml } from "../../../../local/s3/xml/to-xml.ts";

describe("S3's XML", () => {
  it("writes members in order, repeats lists and leaves out what is undefined", () => {
    expect(toXml("R", { A: 1, B: ["x", "y"], C: undefined, D: { E: false }, F: "" })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<R xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><A>1</A><B>x</B><B>y</B><D><E>false</E></D><F></F></R>',
    );
  });

  it("reads back any text that it wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const read = childrenNamed(parseXml(toXml("R", { T: texts })), "T").map(({ text }) => text);
        expect(read).toEqual(texts);
      }),
    );
  });

  it("reads what other clients write: prefixes, attributes, comments, CDATA, empty elements", () => {
    const xml = parseXml(
      `<?xml version="1.0"?><!-- a --><s3:Delete xmlns:s3="http://x/>y"><s3:Key>a<![CDATA[<&]]>b&#65;&#x42;</s3:Key><Quiet/></s3:Delete>\n`,
    );
    expect([xml.name, childText(xml, "Key"), childText(xml, "Quiet"), childText(xml, "None")]).toEqual([
      "Delete",
      "a<&bAB",
      "",
      undefined,
    ]);
  });

  it.each([
    ["nothing", ""],
    ["text alone", "hello"],
    ["an element left open", "<a><b></b>"],
    ["crossed elements", "<a><b></a></b>"],
    ["an end too many", "<a></a></b>"],
    ["two roots", "<a/><b/>"],
    ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ["an unknown entity", "<a>&x;</a>"],
    ["a bare ampersand", "<a>b & c</a>"],
    ["an impossible character", "<a>&#x110000;</a>"],
  ])("refuses %s", (_, source) => {
    expect(() => parseXml(source)).toThrow(expect.objectContaining({ code: "MalformedXML" }));
  });
});
