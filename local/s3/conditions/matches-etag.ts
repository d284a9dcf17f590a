/** Whether an ETag is among those that a condition names; `*` names every one. */
export const matchesEtag = (condition: string, etag: string): boolean =>
  condition
    .split(",")
    .map((named) =>
      named
        .trim()
        .replace(/^W\//, "")
        .replace(/^"(.*)"$/, "$1"),
    )
    .some((named) => named === "*" || named === etag);
