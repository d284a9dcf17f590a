/** A stretch of one blob; a body is a list of them, so parts and copies share bytes instead of moving them. */
export type Slice = { readonly blob: string; readonly start: number; readonly length: number };
