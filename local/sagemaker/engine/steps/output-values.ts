type OutputParameter = { readonly OutputName: string; readonly OutputType?: string };

/** What a Lambda or callback step's declared outputs are, of what it answered; nested values become JSON. */
export const outputValues = (declared: unknown, answer: Readonly<Record<string, unknown>>) => {
  const names = ((declared ?? []) as readonly OutputParameter[]).map(({ OutputName }) => OutputName);
  const missing = names.find((name) => answer[name] === undefined);
  if (missing !== undefined) throw new Error(`ClientError: the step's output "${missing}" was not given`);
  const values = names.map((name) => {
    const value = answer[name];
    return [name, typeof value === "object" ? JSON.stringify(value) : value] as const;
  });
  return {
    properties: { OutputParameters: Object.fromEntries(values) },
    listed: values.map(([Name, value]) => ({ Name, Value: String(value) })),
  };
};
