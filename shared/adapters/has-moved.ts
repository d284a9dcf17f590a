/**
 * Tells whether GitHub, asked without following where it leads, answers that what was asked for has another name for good.
 * Any other redirection tells nothing of what was asked for, and is a failure to read it.
 */
export const hasMoved = ({ status }: { readonly status: number }): boolean => {
  if (status === 301) return true;
  if (status >= 300) throw new Error(`GitHub leads elsewhere with status ${status}`);
  return false;
};
