/** Where things are found: the API's own URLs and those that a browser would open. */
export type Addresses = {
  api(path: string): string;
  web(path: string): string;
};

/** A browser's pages lie where GitHub Enterprise puts them: at the API's address without its `/api`. */
export const createAddresses = (apiUrl: () => string): Addresses => {
  const root = (): string => apiUrl().replace(/\/+$/, "");
  return {
    api: (path) => `${root()}${path}`,
    web: (path) => `${root().replace(/\/api(\/v3)?$/, "")}${path}`,
  };
};
