/** A model to serve: one of the containers of a `CreateModel` request. */
export type ModelContainerDefinition = {
  readonly Image?: string;
  readonly ModelDataUrl?: string;
  readonly Environment?: Readonly<Record<string, string>>;
};

/** A model that answers. */
export interface ModelContainer {
  /** Rejects where the model refuses or fails. */
  invoke(
    body: Buffer,
    contentType: string,
    accept: string,
  ): Promise<{ readonly body: Buffer; readonly contentType: string }>;
  close(): Promise<void>;
}

/** Loads a model, in the name of its role, and resolves once it answers. */
export type StartModelContainer = (
  model: ModelContainerDefinition,
  roleArn?: string,
) => Promise<ModelContainer>;
