/** Plans that are too long for where they are shown. */
export interface PlanStore {
  /** Keeps a plan and tells an address, without a login, at which it can be read for some hours. */
  keep(key: string, markdown: string): Promise<string>;
}
