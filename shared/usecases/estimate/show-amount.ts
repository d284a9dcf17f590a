/** A number for people: exact where it is small, with separators where it is large. */
export const showAmount = (amount: number, digits = 1): string =>
  amount.toLocaleString("en-US", {
    maximumFractionDigits: amount < 100 ? digits : 0,
    minimumFractionDigits: amount < 100 && !Number.isInteger(amount) ? digits : 0,
  });
