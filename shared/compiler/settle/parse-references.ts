/** A string cut into its literal parts and the references between them. */
export type Part = { readonly literal: string } | { readonly reference: string };

/** Cuts a string at its references; `$${` stands for a literal `${`. */
export const parseReferences = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let literal = "";
  let rest = text;
  for (
    let match = /(\$?)\$\{([^{}]*)\}/.exec(rest);
    match !== null;
    match = /(\$?)\$\{([^{}]*)\}/.exec(rest)
  ) {
    const [whole, dollar, inner = ""] = match;
    literal += rest.slice(0, match.index);
    rest = rest.slice(match.index + whole.length);
    if (dollar === "$") literal += `\${${inner}}`;
    else {
      if (literal !== "") parts.push({ literal });
      literal = "";
      parts.push({ reference: inner.trim() });
    }
  }
  literal += rest;
  return literal === "" && parts.length > 0 ? parts : [...parts, { literal }];
};
