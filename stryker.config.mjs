// Mutation testing of what is pure: coverage says which code the tests run, this says which changes to it they would notice.
export default {
  // What authors write goes through these two, and their tests are fast enough to be run thousands of times.
  mutate: ["shared/{compiler,config}/**/*.ts"],
  testRunner: "jest",
  // The sources are ES modules, which Jest loads only with this option; the runner's processes do not inherit it.
  testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
  // A mutant is tested by the tests that reach it.
  coverageAnalysis: "perTest",
  // What runs only while a module loads would need all tests each time: mostly the schemas, whose published form is held whole.
  ignoreStatic: true,
  jest: {
    // One test file imports all others by computed names, which Jest's search for related tests cannot follow.
    enableFindRelatedTests: false,
    config: {
      testMatch: ["<rootDir>/tests/mutation/fast-tests.ts"],
      // Jest looks through these folders before each run; what is imported from elsewhere is found nevertheless.
      roots: ["<rootDir>/tests/mutation"],
      // A score is to be the same twice.
      randomize: false,
    },
  },
  // Stryker copies the folder for its runs; none of these is read by the tests above.
  ignorePatterns: [
    "/.slipway",
    "/.serverless",
    "/.esbuild",
    "/.git",
    "/coverage",
    "/bench",
    "/functions",
    "/cli",
  ],
  // Node keeps the modules of each run in memory; a fresh process now and then lets go of them.
  maxTestRunnerReuse: 100,
  // A machine that does other work meanwhile is slow at times, and a mutant that only had to wait is not found out.
  timeoutMS: 15_000,
  // As many as Jest's own workers, for the same reason.
  concurrency: 2,
  // A mutant whose code and tests are as they were is not tested again.
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  reporters: ["clear-text", "progress", "html", "json"],
  htmlReporter: { fileName: "reports/mutation/index.html" },
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
  // The survivors are what one reads; which tests ran is in the HTML report.
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
  // The score is a report, not a gate: some mutants are equivalent to the code.
  thresholds: { high: 90, low: 85, break: null },
};
