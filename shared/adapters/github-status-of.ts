/** The HTTP status that GitHub refused with; undefined for an error of any other kind. */
export const githubStatusOf = (error: unknown): number | undefined =>
  typeof error === "object" && error !== null && "status" in error ? Number(error.status) : undefined;
