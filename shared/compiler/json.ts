/** A value of a definition. */
export type Json = null | string | number | boolean | readonly Json[] | JsonObject;

export type JsonObject = { readonly [key: string]: Json };
