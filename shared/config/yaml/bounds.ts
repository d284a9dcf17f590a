/** How much a config file may hold; beyond it the file is refused rather than read at any price. */
export const BOUNDS = {
  /** Characters of one file. */
  text: 1_048_576,
  /** Nested maps and lists. */
  depth: 64,
  /** Values after aliases are expanded. */
  nodes: 200_000,
  /** Steps of one pipeline, clones included; the service itself takes far fewer. */
  steps: 1_000,
} as const;
