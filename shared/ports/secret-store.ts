/** Secrets that a deployment has made, whose values others put. */
export type SecretStore = {
  has(id: string): Promise<boolean>;
  /** Gives a secret a new value; the one before stays valid where both are asked for. */
  put(id: string, value: string): Promise<void>;
};
