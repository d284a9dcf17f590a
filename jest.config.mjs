export default {
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript" },
          target: "es2023",
          experimental: { keepImportAttributes: true },
        },
        module: { type: "es6" },
      },
    ],
  },
  modulePathIgnorePatterns: ["<rootDir>/.serverless", "<rootDir>/.esbuild", "<rootDir>/.slipway"],
  randomize: true,
  // Only what hangs is ended: a machine that packages functions, starts servers and serves others meanwhile is slow at
  // times, and no test is about how fast it is.
  testTimeout: 900_000,
  // Two workers: the integration tests start real servers and Python processes, and small machines must stay responsive.
  maxWorkers: 2,
};
