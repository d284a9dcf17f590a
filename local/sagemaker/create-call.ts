import { AwsError } from "../gateway/aws-error.ts";
import type { Operations } from "../gateway/json-service.ts";
import type { Call } from "./call.ts";
import { checkOperation } from "./check-operation.ts";

/** What crosses a wire is a copy, without what JSON cannot say. */
const overTheWire = (value: object): object => JSON.parse(JSON.stringify(value));

/** Calls operations in this process as a client would call them over the wire. */
export const createCall =
  (operations: () => Operations): Call =>
  async (name, input) => {
    const operation = operations()[name];
    if (!operation) throw new AwsError("UnknownOperationException", `operation "${name}" is not served here`);
    const request = overTheWire(input);
    checkOperation(name, request);
    return overTheWire(await operation(request));
  };
