import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** The bytes that were sent, before anything reads meaning into them: what a signature is made of. */
export const readBody = ({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
