/** What an evaluation's report is called: its output, its property file and, by default, its file. */
export const REPORT = {
  output: "model_evaluation_metrics",
  property: "EvaluationReport",
  file: "model_evaluation_metrics.json",
} as const;
