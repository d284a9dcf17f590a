/** The options that say what a canary has to keep to. */
export const ruleOptions = {
  requests: { type: "string" },
  errors: { type: "string" },
  latency: { type: "string" },
  promote: { type: "boolean" },
} as const;
