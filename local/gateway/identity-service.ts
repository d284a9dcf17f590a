import type { Service } from "./service.ts";

const identity = (accountId: string): string =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>` +
  `<Arn>arn:aws:iam::${accountId}:user/local</Arn><UserId>LOCAL</UserId><Account>${accountId}</Account>` +
  "</GetCallerIdentityResult></GetCallerIdentityResponse>";

/** Answers who the caller is (STS GetCallerIdentity), which tools ask before anything else: everybody is the same user here. */
export const createIdentityService =
  (accountId: string): Service =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "text/xml" }).end(identity(accountId));
  };
