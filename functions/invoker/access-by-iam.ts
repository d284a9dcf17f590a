import type { Access } from "./access.ts";

/** Whom IAM lets call the function URL may ask for every group: policies decide, and nothing is decided here. */
export const accessByIam: Access = {
  admit: async ({ iamArn }) => ({ kind: "caller", caller: { name: iamArn ?? "anonymous" } }),
  maySee: () => true,
  mayChooseVersion: () => true,
};
