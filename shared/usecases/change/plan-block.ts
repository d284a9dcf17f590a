/**
 * A part of a plan's text. Where there is no room for all, what matters least goes first: 2 before 1; 0 stays, cut at a
 * line's end if it must be.
 */
export type PlanBlock = { readonly rank: 0 | 1 | 2; readonly text: string };
