/** Whether two numbers differ by no more than a share of the greater one, or of 1 where both are smaller. */
export const isSameNumber = (a: number, b: number, tolerance: number): boolean =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
