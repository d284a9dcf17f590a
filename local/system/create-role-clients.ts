import { S3Client } from "@aws-sdk/client-s3";
import { bearerOf } from "../identity/bearer-of.ts";

type Options = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly secretAccessKey: string };
};

/** Gives for each role a client of S3 that acts in its name: the role's own is its access key id. */
export const createRoleClients = ({ endpoint, region, credentials }: Options) => {
  const clients = new Map<string, S3Client>();
  return (roleArn: string): S3Client => {
    const accessKeyId = bearerOf(roleArn);
    const known = clients.get(accessKeyId);
    if (known) return known;
    const { secretAccessKey } = credentials;
    const client = new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    clients.set(accessKeyId, client);
    return client;
  };
};
