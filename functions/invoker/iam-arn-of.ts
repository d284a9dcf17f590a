import type { APIGatewayProxyEventV2 } from "aws-lambda";

type Authorized = { readonly authorizer?: { readonly iam?: { readonly userArn?: string } } };

/** Who has signed a request to a function URL that asks for that. */
export const iamArnOf = ({ requestContext }: APIGatewayProxyEventV2): string | undefined =>
  (requestContext as Authorized).authorizer?.iam?.userArn;
