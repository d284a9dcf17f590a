import type { CodeStore, PackageFile } from "../../shared/ports/code-store.ts";

export type InMemoryCodeStore = CodeStore & {
  readonly packages: Map<string, readonly PackageFile[]>;
  readonly texts: Map<string, string>;
};

/** Code packages in memory; refuses to write a package twice, since product code must look first, and another text at a key. */
export const createInMemoryCodeStore = (): InMemoryCodeStore => {
  const packages = new Map<string, readonly PackageFile[]>();
  const texts = new Map<string, string>();
  const refuseSecond = (key: string): void => {
    if (packages.has(key) || texts.has(key)) throw new Error(`${key} is written twice`);
  };
  return {
    packages,
    texts,
    has: async (key) => packages.has(key) || texts.has(key),
    putPackage: async (key, files) => {
      refuseSecond(key);
      packages.set(key, files);
    },
    putText: async (key, text) => {
      if (texts.get(key) !== text) refuseSecond(key);
      texts.set(key, text);
    },
    text: async (key) => texts.get(key),
  };
};
