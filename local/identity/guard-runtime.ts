import { AwsError } from "../gateway/aws-error.ts";
import { readSignature } from "../gateway/read-signature.ts";
import type { Service } from "../gateway/service.ts";
import type { Authority } from "./create-authority.ts";
import type { runtimeNeeds } from "./needs/runtime-needs.ts";

/** SageMaker's runtime for those whose role allows it; the others get its own refusal. */
export const guardRuntime =
  (runtime: Service, { check }: Authority, needsOf: ReturnType<typeof runtimeNeeds>): Service =>
  (request, response) => {
    try {
      check(readSignature(request).caller, () => needsOf(request));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // What is left of the body is read away, or the client would still be writing and never read the answer.
      request.resume();
      response.writeHead(403, { "content-type": "application/json", "x-amzn-errortype": error.code });
      response.end(JSON.stringify({ Message: error.message }));
      return;
    }
    return runtime(request, response);
  };
