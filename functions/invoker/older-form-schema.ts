/** The body of the older system: a group's name and rows of text/csv. */
export const olderFormSchema = {
  type: "object",
  required: ["model", "data"],
  properties: { model: { type: "string" }, data: { type: "string", minLength: 1 } },
} as const;
