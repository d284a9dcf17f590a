export type Match<T> = { readonly endpoint: T; readonly params: Readonly<Record<string, string>> };

const escapePattern = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

const compile = (template: string): RegExp => {
  const source = template
    .split(/(\{\w+\+?\})/)
    .map((part) => {
      const [, name, many] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return escapePattern(part);
      return many === "+" ? `(?<${name}>.+?)` : `(?<${name}>[^/]+)`;
    })
    .join("");
  return new RegExp(`^${source}/?$`);
};

/**
 * Finds the endpoint for a method and a path (still escaped, so that `%2F` is no slash); the first that fits wins.
 * Throws URIError for a path that cannot be decoded.
 */
export const createRouter = <T>(endpoints: Readonly<Record<string, T>>) => {
  const routes = Object.entries(endpoints).map(([key, endpoint]) => {
    const [method = "", template = ""] = key.split(" ");
    return { method, pattern: compile(template), endpoint };
  });
  return (method: string, path: string): Match<T> | undefined => {
    for (const route of routes) {
      const found = route.method === method ? route.pattern.exec(path) : null;
      if (!found) continue;
      const params = Object.entries(found.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]);
      return { endpoint: route.endpoint, params: Object.fromEntries(params) };
    }
    return undefined;
  };
};
