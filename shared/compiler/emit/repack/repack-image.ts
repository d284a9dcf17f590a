// From the SageMaker Python SDK's image_uri_config/sklearn.json; the stack's own image is found here as well.
import registries from "./scikit-learn-registries.json" with { type: "json" };

const REGISTRIES: Readonly<Record<string, string>> = registries;

/** The image of the repack job in a region; undefined where AWS publishes none that is known here. */
export const repackImage = (region: string): string | undefined => {
  const registry = REGISTRIES[region];
  return registry && `${registry}/sagemaker-scikit-learn:1.2-1-cpu-py3`;
};
