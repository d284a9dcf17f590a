import type { Service } from "./service.ts";

const CODE = "UnknownOperationException";
const SERVICES = "DynamoDB, EventBridge, Lambda, S3, SageMaker, Secrets Manager, SQS and STS";

const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Refuses any call of a service, by the name that requests are signed for, in the form that its clients read. */
export const createAbsentService =
  (name: string): Service =>
  (request, response) => {
    request.resume();
    const message = `the local system has no service "${name}"; it has ${SERVICES}`;
    // AWS's query protocol is the only one that posts forms, and the only one here whose errors are XML.
    if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
      const error = `<Type>Sender</Type><Code>${CODE}</Code><Message>${escapeXml(message)}</Message>`;
      response.writeHead(400, { "content-type": "text/xml" });
      response.end(`<ErrorResponse><Error>${error}</Error></ErrorResponse>`);
      return;
    }
    response.writeHead(400, { "content-type": "application/json", "x-amzn-errortype": CODE });
    response.end(JSON.stringify({ __type: CODE, message }));
  };
