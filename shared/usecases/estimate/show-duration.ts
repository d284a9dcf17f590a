import { showAmount } from "./show-amount.ts";

/** Hours for people: `20 min`, `2.5 h`. */
export const showDuration = (hours: number): string =>
  hours < 1 ? `${Math.ceil(hours * 60)} min` : `${showAmount(hours)} h`;
