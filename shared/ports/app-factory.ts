/** A GitHub App that was just made; GitHub tells its secrets only once. */
export type MadeApp = {
  readonly id: number;
  readonly slug: string;
  readonly page: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
};

/** Gets what GitHub made of a manifest, by the code that it gave the browser. */
export type AppFactory = (code: string) => Promise<MadeApp>;
