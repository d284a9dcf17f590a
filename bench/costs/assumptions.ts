/** What cannot be counted here, each on the high side; the page tells all of it. */
export const ASSUMPTIONS = {
  modelsPerRepository: 10,
  /** Of each repository, in a month. */
  trainingPushes: 4,
  otherPushes: 40,
  approvals: 4,
  sweepsPerMonth: (30 * 24 * 60) / 5,
  comparisonsPerMonth: (30 * 24 * 60) / 15,
  canaryLooksPerMonth: 30 * 24 * 60,
  secondsPerMonth: 30 * 24 * 3600,
  /** Units of an operation: a strongly consistent read of up to 4 KB is one, a write of up to 1 KB is one, twice that in a transaction. */
  units: {
    GetItem: { read: 1, write: 0 },
    Query: { read: 2, write: 0 },
    PutItem: { read: 0, write: 1 },
    UpdateItem: { read: 0, write: 1 },
    DeleteItem: { read: 0, write: 1 },
    TransactWriteItems: { read: 0, write: 16 },
  } as Readonly<Record<string, { readonly read: number; readonly write: number }>>,
  /** Of a branch in the list that a sweep reads. */
  branchBytes: 400,
  /** Of a route in the list that is compared with the registry. */
  routeBytes: 2000,
  recordBytesPerModel: 20_000,
  /** Code and artifacts. */
  objectBytesPerModel: 200e6,
  /** Seconds and gigabytes of each function. */
  work: {
    webhook: 0.2 * 0.25,
    reconcile: 5 * 1,
    run: 6 * 0.5 * 0.25,
    approval: 30 * 0.25,
    sweep: 2 * 0.5,
    sweepRepository: 0.02 * 0.5,
    canaries: 0.05 * 0.25,
    routes: 2 * 0.25,
    routesModel: 0.05 * 0.25,
    invoke: 0.06 * 0.5,
  },
  /** How often the state of a run changes, which calls a function each time. */
  changesOfRun: 6,
  /** Of the hours of a month, in how many of them each model is asked. */
  busyHours: 1,
  /** Metrics of errors, cold loads, fallbacks, retries and stale routes, and how many of them a model tells in an hour. */
  rareMetrics: 8,
  rareMetricsOfModel: 0.2,
  /** What one ml.m5.large answers in a second at 60 % load, for models of some milliseconds. */
  requestsPerInstance: 50,
  instanceType: "ml.m5.large",
} as const;
