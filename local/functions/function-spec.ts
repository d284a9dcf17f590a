/** A function as it is deployed. */
export type FunctionSpec = {
  readonly name: string;
  readonly arn: string;
  /** The folder that its package was unpacked to. */
  readonly folder: string;
  /** Such as `functions/webhook/index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** How many invocations may run at once. */
  readonly concurrency: number;
  /** Present where the function has a URL. */
  readonly url?: { readonly authType: "NONE" | "AWS_IAM" };
  /** What becomes of asynchronous invocations that fail. */
  readonly onFailure?: { readonly attempts: number; readonly destinationArn?: string };
};
