import { failedRequest } from "./failed-request.ts";
import type { StepKind } from "./step-kind.ts";

type Creation = {
  readonly create: string;
  readonly describe: string;
  readonly nameMember: string;
  readonly arnMember: string;
  readonly metadataName: string;
};

/** A step that creates something which is there at once. */
export const creationStep =
  ({ create, describe, nameMember, arnMember, metadataName }: Creation): StepKind =>
  async ({ call, arguments: given, nameFor, onStarted }) => {
    const name = { [nameMember]: nameFor(63, given[nameMember]) };
    const created = await call(create, { ...given, ...name }).catch((error: Error) => {
      throw failedRequest(create, error);
    });
    const Metadata = { [metadataName]: { Arn: created[arnMember] } };
    onStarted(Metadata);
    return { status: "Succeeded", Metadata, properties: await call(describe, name) };
  };
