/** A JSON object of a definition; what it holds is for rules to judge. */
export type JsonObject = Readonly<Record<string, unknown>>;

export type Parameter = {
  readonly Name: string;
  readonly Type: string;
  readonly DefaultValue?: unknown;
  readonly EnumValues?: readonly unknown[];
};

export type Step = {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments?: JsonObject;
  readonly DependsOn?: readonly string[];
  readonly [member: string]: unknown;
};

/** A definition that has the form of one, with all steps side by side. */
export type Definition = {
  readonly parameters: readonly Parameter[];
  readonly experiment: unknown;
  /** A step of a branch follows the condition that it is named by. */
  readonly steps: readonly { readonly step: Step; readonly condition?: string }[];
};
