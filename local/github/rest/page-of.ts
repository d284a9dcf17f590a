export type Page = { readonly size: number; readonly number: number };

const whole = (text: string | null, fallback: number): number => {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value >= 1 ? value : fallback;
};

/** The page that a request asks for, within GitHub's bounds. */
export const pageOf = (query: URLSearchParams, usual = 30): Page => ({
  size: Math.min(100, whole(query.get("per_page"), usual)),
  number: whole(query.get("page"), 1),
});
