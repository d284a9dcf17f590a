/** A conf.yaml of one model `m` in pipeline `p`, in flow style: sections and steps as given, the rest as small as can be. */
export const aModelConf = ({
  sections = "",
  steps = "",
  pipeline = "",
}: {
  readonly sections?: string;
  readonly steps?: string;
  readonly pipeline?: string;
}): string => `conf:
  models:
    m:
      source_directory: src
      preprocess: {image_uri: i:1, entry_point: prep.py}
      train: {image_uri: i:1, entry_point: train.py}
      evaluate: {image_uri: i:1, entry_point: evaluate.py, channels: test}
      transform: {channels: {test: }}
      registry:
        ModelRepack: False
        InferenceSpecification: {image_uri: i:2, supported_content_types: [text/csv], supported_response_MIME_types: [text/csv]}
${sections.replaceAll(/^(?=.)/gm, "      ")}
  sagemakerPipeline:
    pipelineName: p
${pipeline.replaceAll(/^(?=.)/gm, "    ")}
    models:
      m:
        steps:
${steps.replaceAll(/^(?=.)/gm, "        ")}
`;
