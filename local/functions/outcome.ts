/** What an invocation came to: the handler's answer as JSON text, or the error that Lambda reports in its place. */
export type Outcome =
  | { readonly kind: "answer"; readonly payload: string }
  | { readonly kind: "error"; readonly payload: string };

/** An error as Lambda words it. */
export const functionError = (errorType: string, errorMessage: string): Outcome => ({
  kind: "error",
  payload: JSON.stringify({ errorType, errorMessage }),
});
