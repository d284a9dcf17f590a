/** Where captured inferences lie, for whoever watches or trains models by them. */
export interface CaptureStore {
  /** Writes an object; written again, it is the same. */
  put(key: string, body: string): Promise<void>;
}
