import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Parameters } from "./find-operation.ts";
import type { Operation } from "./operations.ts";

/** A request whose operation is known. */
export type UrlRequest = {
  readonly event: APIGatewayProxyEventV2;
  readonly operation: Operation;
  readonly parameters: Parameters;
  readonly requestId: string;
  /** Monotonic milliseconds. */
  readonly startedAt: number;
  /** Milliseconds that Lambda left to answer when it started. */
  readonly remaining: number;
};

/** An answer, and what its line in the log tells of it. */
export type Exchange = {
  readonly response: APIGatewayProxyStructuredResultV2;
  readonly record?: Readonly<Record<string, unknown>>;
};
