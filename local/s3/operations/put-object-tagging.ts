import { checkTags } from "../attributes/check-tags.ts";
import { replaceTags } from "../attributes/replace-tags.ts";
import { readXmlBody } from "../body/read-xml-body.ts";
import { malformedXml } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import { childText } from "../xml/child-text.ts";
import { childrenNamed } from "../xml/children-named.ts";
import type { XmlElement } from "../xml/parse-xml.ts";

const tagOf = (tag: XmlElement): readonly [string, string] => [
  childText(tag, "Key") ?? "",
  childText(tag, "Value") ?? "",
];

/** PutObjectTagging. */
export const putObjectTagging: S3Operation = async (call, { store }) => {
  const request = await readXmlBody(call);
  const [set] = request?.name === "Tagging" ? childrenNamed(request, "TagSet") : [];
  if (!set) throw malformedXml();
  replaceTags(store, call, checkTags(childrenNamed(set, "Tag").map(tagOf)));
  return { status: 200 };
};
