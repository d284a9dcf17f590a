import { AwsError } from "../../gateway/aws-error.ts";
import { readXmlBody } from "../body/read-xml-body.ts";
import { deleteCondition } from "../conditions/delete-condition.ts";
import { malformedXml } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import type { Objects } from "../storage/open-objects.ts";
import { childText } from "../xml/child-text.ts";
import { childrenNamed } from "../xml/children-named.ts";
import type { XmlElement } from "../xml/parse-xml.ts";
import { toXml, type XmlValue } from "../xml/to-xml.ts";

const MOST_KEYS = 1000;

type Outcome = { readonly Deleted: XmlValue } | { readonly Error: XmlValue };

const deleteOne = (objects: Objects, { Key, ETag }: { Key: string; ETag: string | undefined }): Outcome => {
  try {
    objects.delete(Key, deleteCondition(Key, ETag));
    return { Deleted: { Key } };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { Error: { Key, Code: error.code, Message: error.message } };
  }
};

const named = (object: XmlElement): { Key: string; ETag: string | undefined } => {
  const Key = childText(object, "Key");
  if (!Key) throw malformedXml();
  return { Key, ETag: childText(object, "ETag") };
};

/** DeleteObjects: each key succeeds or fails alone. */
export const deleteObjects: S3Operation = async (call, { store }) => {
  const request = await readXmlBody(call);
  const wanted = request?.name === "Delete" ? childrenNamed(request, "Object").map(named) : [];
  if (!request || wanted.length === 0 || wanted.length > MOST_KEYS) throw malformedXml();
  const { objects } = store.bucket(call.bucket);
  const outcomes = wanted.map((each) => deleteOne(objects, each));
  const isQuiet = childText(request, "Quiet")?.trim() === "true";
  return {
    status: 200,
    body: toXml("DeleteResult", {
      Deleted: isQuiet ? [] : outcomes.flatMap((outcome) => ("Deleted" in outcome ? [outcome.Deleted] : [])),
      Error: outcomes.flatMap((outcome) => ("Error" in outcome ? [outcome.Error] : [])),
    }),
  };
};
