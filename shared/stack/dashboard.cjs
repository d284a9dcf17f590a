// The loop on one page: what is pushed, run, approved, deployed and asked, how well, and what it costs.

const HEIGHT = 6;
const WIDTH = 24;
const PERIOD = 300;

const text = (markdown) => ({ type: "text", properties: { markdown } });

const metrics = (title, series, { stat = "Sum", ...rest } = {}) => ({
  type: "metric",
  properties: {
    title,
    metrics: series,
    stat,
    period: PERIOD,
    region: "${AWS::Region}",
    view: "timeSeries",
    ...rest,
  },
});

/** Whatever a group or a version has told of; which ones there are, nobody knows beforehand. */
const searched = (title, searches) =>
  metrics(
    title,
    searches.map(([label, schema, name, stat], at) => [
      { expression: `SEARCH('{${schema}} MetricName="${name}"', '${stat}', ${PERIOD})`, label, id: `e${at}` },
    ]),
  );

const logs = (title, sources, query, view = "timeSeries") => ({
  type: "log",
  properties: {
    title,
    query: [...sources.map((source) => `SOURCE '${source}'`), query].join(" | "),
    region: "${AWS::Region}",
    view,
  },
});

const counted = (names) =>
  names.map(([name, type]) => `sum(strcontains(\`detail-type\`, "${type}")) as ${name}`).join(", ");

const loopRow = ({ prefix }) => [
  logs(
    "The loop",
    [`/aws/events/${prefix}`],
    `stats ${counted([
      ["pushes", "PushReceived"],
      ["applied", "PipelineApplied"],
      ["runs", "ExecutionStarted"],
      ["ended", "ExecutionEnded"],
      ["routes", "RouteChanged"],
      ["failed", "DeploymentFailed"],
    ])} by bin(1h)`,
  ),
  metrics("Approvals", [
    [
      "AWS/Events",
      "TriggeredRules",
      "RuleName",
      `${prefix}-approval-rule-1`,
      { label: "decisions in the registry" },
    ],
    ["AWS/Lambda", "Invocations", "FunctionName", `${prefix}-approval`, { label: "looked at" }],
  ]),
  logs(
    "What failed",
    [`/aws/events/${prefix}`],
    'filter `detail-type` in ["DeploymentFailed", "ConfigRefused"] or detail.status = "Failed"' +
      " | fields @timestamp, `detail-type`, coalesce(detail.group, detail.pipeline, detail.repository) as what, detail.code, detail.reason" +
      " | sort @timestamp desc | limit 20",
    "table",
  ),
];

// What the invoker tells of inferences; requests are the samples of their latency.
const SERVED = [
  ["Requests", [["", "Latency", "SampleCount"]]],
  [
    "Latency, ms",
    [
      ["half within", "Latency", "p50"],
      ["99 % within", "Latency", "p99"],
    ],
  ],
  [
    "What callers are told instead of an answer",
    [
      ["callers", "ClientErrors", "Sum"],
      ["models", "ModelErrors", "Sum"],
      ["endpoint", "EndpointErrors", "Sum"],
      ["throttled", "Throttles", "Sum"],
    ],
  ],
  [
    "Cold loads, fallbacks and retries",
    [
      ["cold", "ColdLoads", "Sum"],
      ["fallback", "Fallbacks", "Sum"],
      ["retried", "Retries", "Sum"],
    ],
  ],
];

const STALE = ["routes that may be old", "StaleRoutes", "Sum"];

const totalRow = ({ stage }) =>
  SERVED.map(([title, series], at) =>
    metrics(
      title,
      [...series, ...(at === SERVED.length - 1 ? [STALE] : [])].map(([label, name, stat]) => [
        `Slipway/${stage}`,
        name,
        { stat, ...(label === "" ? {} : { label }) },
      ]),
    ),
  );

/** What is told of each value of some dimensions. */
const servingRow = ({ stage }, dimensions) => {
  const schema = `Slipway/${stage},${dimensions.join(",")}`;
  return SERVED.map(([title, series]) =>
    searched(
      `${title}, by ${dimensions.at(-1)}`,
      series.map(([label, name, stat]) => [label, schema, name, stat]),
    ),
  );
};

// What the parameter `metrics` takes, each with the dimensions that it tells of besides the totals.
const LEVELS = { total: [], group: [["group"]], version: [["group"], ["group", "version"]] };

const servingRows = (installation) => {
  const levels = LEVELS[installation.metrics] ?? [];
  return [totalRow(installation), ...levels.map((dimensions) => servingRow(installation, dimensions))];
};

const endpointRow = () => {
  const variant = ["EndpointName", "${EndpointName}", "VariantName", "AllTraffic"];
  const models = (name, options) => ["AWS/SageMaker", name, ...variant, options];
  const instances = (name, options) => ["/aws/sagemaker/Endpoints", name, ...variant, options];
  return [
    metrics("Asked models that were in memory", [models("ModelCacheHit", { label: "share" })], {
      stat: "Average",
      yAxis: { left: { min: 0, max: 1 } },
    }),
    metrics("Models", [
      instances("LoadedModelCount", { label: "in memory", stat: "Maximum" }),
      models("ModelLoadingTime", { label: "loaded", stat: "SampleCount" }),
      models("ModelUnloadingTime", { label: "unloaded", stat: "SampleCount" }),
    ]),
    metrics(
      "Waiting for a model, µs",
      [models("ModelLoadingWaitTime", {}), models("ModelDownloadingTime", {})],
      {
        stat: "p90",
      },
    ),
    metrics(
      "Utilization, %",
      [instances("CPUUtilization", {}), instances("MemoryUtilization", {}), instances("DiskUtilization", {})],
      { stat: "Average" },
    ),
  ];
};

const functionsRow = ({ prefix, functions }) => {
  const each = (name) => functions.map((one) => ["AWS/Lambda", name, "FunctionName", `${prefix}-${one}`]);
  return [
    metrics("Functions: errors", each("Errors")),
    metrics("Functions: throttles", each("Throttles")),
    metrics("Functions: longest, ms", each("Duration"), { stat: "Maximum" }),
    metrics(
      "Given up",
      [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", `${prefix}-dead-letters`]],
      {
        stat: "Maximum",
      },
    ),
  ];
};

const costsRow = ({ prefix, functions }) => [
  // Each instance tells its utilization once a minute.
  metrics(
    "Instances of the endpoint",
    [
      [{ expression: "samples / (PERIOD(samples) / 60)", label: "instances" }],
      [
        "/aws/sagemaker/Endpoints",
        "CPUUtilization",
        "EndpointName",
        "${EndpointName}",
        "VariantName",
        "AllTraffic",
        { id: "samples", visible: false },
      ],
    ],
    { stat: "SampleCount" },
  ),
  metrics(
    "Functions: milliseconds",
    functions.map((one) => ["AWS/Lambda", "Duration", "FunctionName", `${prefix}-${one}`]),
    { stacked: true },
  ),
  metrics("Table: units", [
    ["AWS/DynamoDB", "ConsumedReadCapacityUnits", "TableName", prefix, { label: "read" }],
    ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName", prefix, { label: "written" }],
  ]),
  metrics(
    "Bucket: bytes",
    [
      ["AWS/S3", "BucketSizeBytes", "BucketName", "${Bucket}", "StorageType", "StandardStorage"],
      ["AWS/S3", "BucketSizeBytes", "BucketName", "${Bucket}", "StorageType", "IntelligentTieringFAStorage"],
      ["AWS/S3", "BucketSizeBytes", "BucketName", "${Bucket}", "StorageType", "IntelligentTieringIAStorage"],
    ],
    { stat: "Average", period: 86_400, stacked: true },
  ),
];

/** Widgets beside each other share the width. */
const placed = (row, y) => {
  const width = WIDTH / row.length;
  const height = row.every(({ type }) => type === "text") ? 1 : HEIGHT;
  return {
    end: y + height,
    widgets: row.map((widget, at) => ({ ...widget, x: at * width, y, width, height })),
  };
};

const bodyOf = (installation) => {
  const rows = [
    [text(`## ${installation.prefix}: from git to models`)],
    loopRow(installation),
    [text("## Inference")],
    ...servingRows(installation),
    [text("## The endpoint")],
    endpointRow(),
    [text("## Functions")],
    functionsRow(installation),
    [text("## What costs")],
    costsRow(installation),
  ];
  const { widgets } = rows.reduce(
    ({ y, widgets: before }, row) => {
      const { end, widgets: added } = placed(row, y);
      return { y: end, widgets: [...before, ...added] };
    },
    { y: 0, widgets: [] },
  );
  return JSON.stringify({ widgets });
};

module.exports = async ({ resolveVariable, resolveConfigurationProperty }) => {
  const body = bodyOf({
    prefix: await resolveVariable("self:custom.prefix"),
    stage: await resolveVariable("sls:stage"),
    metrics: await resolveVariable("param:metrics"),
    functions: Object.keys(await resolveConfigurationProperty(["functions"])),
  });
  return {
    Conditions: {
      HasDashboard: { "Fn::Equals": [String(await resolveVariable("param:dashboard")), "true"] },
    },
    Resources: {
      Dashboard: {
        Type: "AWS::CloudWatch::Dashboard",
        Condition: "HasDashboard",
        Properties: {
          DashboardName: await resolveVariable("self:custom.prefix"),
          DashboardBody: {
            "Fn::Sub": [body, { EndpointName: await resolveVariable("self:custom.endpointName") }],
          },
        },
      },
    },
  };
};
