import type { APIGatewayProxyEventV2 } from "aws-lambda";

// What SageMaker takes as an InferenceId and what no log reader has to fear.
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** The id that a request has in answers, logs and SageMaker: the caller's own where it is well-formed, else Lambda's. */
export const requestIdOf = ({ headers, requestContext }: APIGatewayProxyEventV2): string => {
  const own = headers["x-request-id"];
  return own !== undefined && WELL_FORMED.test(own) ? own : requestContext.requestId;
};
