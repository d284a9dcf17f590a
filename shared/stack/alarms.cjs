// What somebody is told of, where the installation names a topic.

const MINUTES = 60;

/** One alarm: its metric, what it means in a sentence, and from where on it is raised. */
const alarm = ({ means, metric: [namespace, name, dimensions], ...rest }, topic) => ({
  Type: "AWS::CloudWatch::Alarm",
  Condition: rest.condition ?? "HasAlarms",
  Properties: {
    AlarmDescription: means,
    Namespace: namespace,
    MetricName: name,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Statistic: rest.statistic ?? "Sum",
    Period: (rest.minutes ?? 5) * MINUTES,
    EvaluationPeriods: rest.periods ?? 1,
    Threshold: rest.threshold,
    ComparisonOperator: rest.below ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
    TreatMissingData: rest.missing ?? "notBreaching",
    AlarmActions: [topic],
  },
});

const alarmsOf = ({ prefix, stage, endpoint }) => {
  const own = (metric) => [`Slipway/${stage}`, metric, {}];
  const lambda = (name, metric) => ["AWS/Lambda", metric, { FunctionName: `${prefix}-${name}` }];
  const served = (metric) => ["AWS/SageMaker", metric, { EndpointName: endpoint, VariantName: "AllTraffic" }];
  const errors = (name, means, { threshold = 3, minutes } = {}) => ({
    means,
    metric: lambda(name, "Errors"),
    threshold,
    minutes,
  });
  const throttles = (name, means) => ({ means, metric: lambda(name, "Throttles"), threshold: 1 });
  // A large push makes calls wait, as it should; what is throttled in each of three periods does not get through it.
  const waits = (name) => ({
    ...throttles(name, `Calls of ${name} have waited for 15 minutes, since more come than may run`),
    periods: 3,
  });
  // Nothing is told of what does not run.
  const idle = (metric, means, minutes) => ({
    means,
    metric,
    threshold: 1,
    below: true,
    minutes,
    missing: "breaching",
  });
  return {
    DeadLettersAlarm: {
      means: "Something was given up after all retries and lies in the queue",
      metric: [
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        { QueueName: { "Fn::GetAtt": ["DeadLetters", "QueueName"] } },
      ],
      statistic: "Maximum",
      threshold: 1,
    },
    WebhookErrorsAlarm: errors(
      "webhook",
      "GitHub's deliveries fail; the sweep finds later what they told of",
    ),
    ReconcileErrorsAlarm: errors("reconcile", "Projects are not brought to what git declares"),
    ProgressErrorsAlarm: errors(
      "progress",
      "Commits are not told of their pipelines, and runs that wait do not start",
    ),
    PlanErrorsAlarm: errors("plan", "Pull requests are not told what a merge would do"),
    ApprovalErrorsAlarm: errors("approval", "Approved models are not deployed", { threshold: 1 }),
    RoutesErrorsAlarm: errors(
      "routes",
      "Nothing finds decisions whose events were lost, copies are not collected, canaries are not judged",
      { threshold: 2, minutes: 30 }, // two comparisons, and thirty looks at canaries
    ),
    SweepErrorsAlarm: errors("sweep", "Nothing heals what messages missed", {
      threshold: 2,
      minutes: 15, // three sweeps
    }),
    InvokerErrorsAlarm: errors("invoker", "Callers are answered with errors of the function itself"),
    WebhookThrottlesAlarm: throttles(
      "webhook",
      "Deliveries are turned away, since more come at once than may run",
    ),
    InvokerThrottlesAlarm: throttles(
      "invoker",
      "Callers are turned away, since more come at once than may run",
    ),
    ReconcileThrottlesAlarm: waits("reconcile"),
    ProgressThrottlesAlarm: waits("progress"),
    PlanThrottlesAlarm: waits("plan"),
    ApprovalThrottlesAlarm: waits("approval"),
    RoutesThrottlesAlarm: waits("routes"),
    SweepThrottlesAlarm: waits("sweep"),
    SweepIdleAlarm: idle(
      lambda("sweep", "Invocations"),
      "No sweep has run, though each 5 minutes one is due",
      15,
    ),
    RoutesIdleAlarm: idle(
      lambda("routes", "Invocations"),
      "Nobody has looked at canaries, though each minute it is due",
      15,
    ),
    // The same function, so that its calls do not tell of the rarer of its schedules.
    ComparisonIdleAlarm: idle(
      ["AWS/Events", "Invocations", { RuleName: { Ref: "RoutesEventsRuleSchedule1" } }],
      "Nothing has looked for lost decisions, though each 15 minutes it is due",
      60,
    ),
    WebhookServerErrorsAlarm: {
      means: "GitHub gets 5xx from the webhook",
      metric: lambda("webhook", "Url5xxCount"),
      threshold: 1,
    },
    DeploymentFailedAlarm: {
      means: "An approved version could not be deployed; the package in SageMaker says why",
      metric: own("DeploymentFailures"),
      threshold: 1,
    },
    MissingArtifactAlarm: {
      means: "A route names an artifact that the endpoint cannot find",
      metric: own("MissingArtifacts"),
      threshold: 1,
    },
    EndpointErrorsAlarm: {
      means: "The endpoint answers with errors of its own or of its models",
      metric: served("Invocation5XXErrors"),
      threshold: 10,
    },
    CacheHitAlarm: {
      condition: "WatchesCache",
      means: "Most requests load their model first; more memory would hold more models",
      metric: served("ModelCacheHit"),
      statistic: "Average",
      threshold: 0.5,
      below: true,
      periods: 3,
    },
    UnloadingAlarm: {
      condition: "WatchesCache",
      means: "Models push each other out of memory all the time; more memory would hold more models",
      metric: served("ModelUnloadingTime"),
      statistic: "SampleCount",
      threshold: 100,
      periods: 3,
    },
  };
};

module.exports = async ({ resolveVariable }) => {
  const topic = await resolveVariable("param:alarmTopicArn");
  const modelCache = await resolveVariable("param:modelCache");
  const alarms = alarmsOf({
    prefix: await resolveVariable("self:custom.prefix"),
    stage: await resolveVariable("sls:stage"),
    endpoint: await resolveVariable("self:custom.endpointName"),
  });
  return {
    Conditions: {
      HasAlarms: { "Fn::Not": [{ "Fn::Equals": [topic, "none"] }] },
      // Without one each model is loaded for each request and unloaded after it, as the installation asked.
      WatchesCache: { "Fn::And": [{ Condition: "HasAlarms" }, { "Fn::Equals": [modelCache, "Enabled"] }] },
    },
    Resources: Object.fromEntries(Object.entries(alarms).map(([id, each]) => [id, alarm(each, topic)])),
  };
};
