// What serverless.yml has esbuild take for @aws-sdk/credential-provider-node: Lambda gives a function its credentials in
// the environment, and the search for others (SSO, STS, profiles, instance metadata) is a quarter of the invoker's code.
export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";
