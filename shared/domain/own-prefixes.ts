/**
 * Folders of the installation's bucket that the control plane alone writes: what the endpoint loads, whole plans, and
 * captured inferences. No pipeline is named so, since its code lies below its name.
 */
export const OWN_PREFIXES = { models: "models", plans: "plans", captures: "capture" } as const;
