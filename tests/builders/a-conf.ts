export type ConfOptions = {
  readonly model?: string;
  readonly pipeline?: string;
  readonly epochs?: number;
  /** Left out for a file that only adds a model unit to a pool. */
  readonly anchor?: boolean;
};

/** The text of a conf.yaml with one model unit that trains and registers, and the pipeline that uses it. */
export const aConf = ({
  model = "fraud",
  pipeline = "fraud",
  epochs = 5,
  anchor = true,
}: ConfOptions = {}): string =>
  [
    "conf:",
    "  models:",
    `    ${model}:`,
    "      source_directory: model",
    "      train:",
    "        image_uri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3",
    "        entry_point: train.py",
    "        hyperparams:",
    `          epochs: ${epochs}`,
    "      registry:",
    '        ModelRepack: "False"',
    "        InferenceSpecification:",
    "          image_uri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3",
    "          supported_content_types: [text/csv]",
    "          supported_response_MIME_types: [text/csv]",
    "          approval_status: PendingManualApproval",
    ...(anchor
      ? [
          "  sagemakerPipeline:",
          `    pipelineName: ${pipeline}`,
          "    models:",
          `      ${model}:`,
          "        steps:",
          "          - step_name: train",
          "            step_class: Training",
          "          - step_name: register",
          "            step_class: RegisterModel",
          "    dependencies:",
          "      - train >> register",
        ]
      : []),
    "",
  ].join("\n");
