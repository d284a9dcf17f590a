/** A validator's path as one of keys and indices. */
export const pathOf = (path: readonly PropertyKey[]): readonly (string | number)[] =>
  path.map((key) => (typeof key === "number" ? key : String(key)));
