/** What the functions of every world are told to use. */
export const NAMES = {
  table: "slipway",
  bus: "slipway",
  bucket: "slipway-bucket",
  modelPrefix: "models",
  endpoint: "slipway",
  webhookSecret: "slipway/webhook",
  tokenSecret: "slipway/github-token",
  secret: "a secret of the webhook",
} as const;
