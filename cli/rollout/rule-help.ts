/** What the options of a canary's rule mean. */
export const ruleHelp: readonly string[] = [
  "  --requests N       judges the canary by N of its answers, and aborts it when it breaks the rule",
  "  --errors FRACTION  of these that may fail (default: 0.01)",
  "  --latency RATIO    how many times as long as the stable version it may take on average",
  "  --promote          lets it answer all requests once it has kept to the rule",
];
