import type { LocalSystem } from "./start-system.ts";

/** What somebody needs to know to use a local system that runs. */
export const showWelcome = ({ url, invokerUrl, state, credentials }: LocalSystem, remote: string): string => `
Slipway runs on this machine. Stop it with Ctrl-C; its state stays.

  git remote   ${remote}
               git remote add slipway ${remote} && git push slipway main
  invoker      ${invokerUrl}models/<group>/invocations
               curl --aws-sigv4 aws:amz:us-east-1:lambda --user ${credentials.accessKeyId}:${credentials.secretAccessKey} \\
                 -H 'content-type: text/csv' --data-binary @rows.csv ${invokerUrl}models/<group>/invocations
  AWS          export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=${credentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}
               aws sagemaker list-pipelines
  GitHub API   ${url}/github/api
  state, logs  ${state}
`;
