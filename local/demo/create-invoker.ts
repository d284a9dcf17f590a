import { AwsClient } from "aws4fetch";
import { waitFor } from "../system/wait-for.ts";

export type Prediction = {
  readonly group: string;
  readonly version: number;
  readonly commit: string;
  readonly answer: string;
};

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/**
 * Posts rows to the invoker's function URL, signed as IAM asks, until the wanted version answers: routes are remembered
 * for some seconds, so a decision is seen a little later.
 */
export const createInvoker = (invokerUrl: string, credentials: Credentials) => {
  const client = new AwsClient({ ...credentials, service: "lambda", region: "us-east-1", retries: 0 });
  return (group: string, rows: Uint8Array, version: number): Promise<Prediction> => {
    let last = "nothing was answered";
    const ask = async (): Promise<Prediction | undefined> => {
      const response = await client.fetch(`${invokerUrl}models/${group}/invocations`, {
        method: "POST",
        headers: { "content-type": "text/csv", accept: "application/json" },
        body: Buffer.from(rows).toString("utf8"),
      });
      const answer = await response.text();
      const served = Number(response.headers.get("x-slipway-version"));
      last = `${response.status} from version ${served}: ${answer}`;
      if (response.status !== 200 || served !== version) return undefined;
      return { group, version: served, commit: response.headers.get("x-slipway-commit") ?? "", answer };
    };
    return waitFor(`an answer of version ${version}`, ask, { seconds: 60 }).catch((error: Error) => {
      throw new Error(`${error.message}; the last was ${last}`);
    });
  };
};
