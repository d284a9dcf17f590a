/** A folder may import only the listed places (its own tests and types apart). */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
});

export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "A cycle hides which part depends on which.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "An import that cannot be found fails at run time.",
      from: {},
      to: { couldNotResolve: true },
    },
    only(
      "domain-imports-nothing",
      "^shared/domain/",
      "^shared/domain/",
      "The domain is plain data: it must read without knowing any library.",
    ),
    only(
      "config-is-pure",
      "^shared/config/",
      "^shared/(domain|config)/|node_modules/(zod|yaml|croner|picomatch|@types/picomatch)/",
      "Reading a config is pure: text in, data and diagnostics out.",
    ),
    only(
      "compiler-is-pure",
      "^shared/compiler/",
      "^shared/(domain|config|compiler|api-constraints)/|node_modules/(zod|yaml)/",
      "The compiler is pure: config in, definition and diagnostics out.",
    ),
    only(
      "constraints-are-data",
      "^shared/api-constraints/.*\\.ts$",
      "^shared/(domain|api-constraints)/",
      "The API's constraints are data and one pure check, shared by compiler and local system.",
    ),
    only(
      "ports-speak-our-words",
      "^shared/ports/",
      "^shared/(domain|ports)/",
      "A port that names a library is not a port.",
    ),
    only(
      "usecases-over-ports",
      "^shared/usecases/",
      "^shared/(domain|config|compiler|ports|usecases)/|^(node:)?crypto$|node_modules/croner/",
      "A use case decides; effects reach it through ports. Hashing and reading a cron have none.",
    ),
    only(
      "adapters-implement-ports",
      "^shared/adapters/",
      "^shared/(domain|ports|adapters)/|node_modules/|^(node:)?[a-z_/]+$",
      "An adapter serves a port; it calls no use case.",
    ),
    {
      name: "sdk-in-adapters",
      severity: "error",
      comment: "Only an adapter, or a composition root, may touch an SDK.",
      from: {
        path: "^(shared|functions|cli)/",
        pathNot: "^shared/adapters/|^functions/[^/]+/index\\.ts$|^cli/",
      },
      to: { path: "node_modules/(@aws-sdk|@octokit|@smithy)/" },
    },
    {
      name: "functions-are-islands",
      severity: "error",
      comment: "A function is deployed alone, so it must read alone.",
      from: { path: "^functions/([^/]+)/" },
      to: { path: "^functions/", pathNot: "^functions/$1/" },
    },
    {
      name: "handlers-choose-no-adapter",
      severity: "error",
      comment: "Only a composition root chooses adapters; a handler is told.",
      from: { path: "^functions/", pathNot: "/index\\.ts$" },
      to: { path: "^shared/adapters/" },
    },
    {
      name: "product-without-local",
      severity: "error",
      comment: "What is deployed must not know the local system.",
      from: { path: "^(functions|shared|cli)/" },
      to: { path: "^(local|tests|bench)/" },
    },
    {
      name: "local-sagemaker-knows-no-slipway",
      severity: "error",
      comment: "The local AWS must run anybody's definition, so it knows nothing of ours.",
      from: {
        path: "^local/(gateway|identity|dynamodb|s3|events|secrets|queues|records|sagemaker|functions|github|cloudformation)/",
      },
      to: { path: "^(functions|shared|cli)/", pathNot: "^shared/api-constraints/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.serverless|\\.esbuild|examples)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      mainFields: ["module", "main"],
    },
  },
};
