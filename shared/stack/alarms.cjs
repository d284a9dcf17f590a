// What somebody is told of, where the installation names a topic.

const MINUTES = 60;

/** One alarm: its metric, what it means in a sentence, and from where on it is raised. */
const alarm = ({ means, metric: [namespace, name, dimensions], ...rest }, topic) => ({
  Type: "AWS::CloudWatch::Alarm",
  Condition: "HasAlarms",
  Properties: {
    AlarmDescription: means,
    Namespace: namespace,
    MetricName: name,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Statistic: rest.statistic ?? "Sum",
    Period: 5 * MINUTES,
    EvaluationPeriods: rest.periods ?? 1,
    Threshold: rest.threshold,
    ComparisonOperator: rest.below ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
    TreatMissingData: "notBreaching",
    AlarmActions: [topic],
  },
});

const alarmsOf = ({ prefix, stage, endpoint }) => {
  const own = (metric) => [`Slipway/${stage}`, metric, {}];
  const lambda = (name, metric) => ["AWS/Lambda", metric, { FunctionName: `${prefix}-${name}` }];
  const served = (metric) => ["AWS/SageMaker", metric, { EndpointName: endpoint, VariantName: "AllTraffic" }];
  const errors = (name, means, threshold = 3) => ({ means, metric: lambda(name, "Errors"), threshold });
  const throttles = (name, means) => ({ means, metric: lambda(name, "Throttles"), threshold: 1 });
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
    ApprovalErrorsAlarm: errors("approval", "Approved models are not deployed", 1),
    RoutesErrorsAlarm: errors(
      "routes",
      "Nothing finds decisions whose events were lost, and copies are not collected",
    ),
    SweepErrorsAlarm: errors("sweep", "Nothing heals what messages missed"),
    InvokerErrorsAlarm: errors("invoker", "Callers are answered with errors of the function itself"),
    WebhookThrottlesAlarm: throttles(
      "webhook",
      "Deliveries are turned away, since more come at once than may run",
    ),
    InvokerThrottlesAlarm: throttles(
      "invoker",
      "Callers are turned away, since more come at once than may run",
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
    CacheHitAlarm: {
      means: "Most requests load their model first; more memory would hold more models",
      metric: served("ModelCacheHit"),
      statistic: "Average",
      threshold: 0.5,
      below: true,
      periods: 3,
    },
    UnloadingAlarm: {
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
  const alarms = alarmsOf({
    prefix: await resolveVariable("self:custom.prefix"),
    stage: await resolveVariable("sls:stage"),
    endpoint: await resolveVariable("self:custom.endpointName"),
  });
  return {
    Conditions: { HasAlarms: { "Fn::Not": [{ "Fn::Equals": [topic, "none"] }] } },
    Resources: Object.fromEntries(Object.entries(alarms).map(([id, each]) => [id, alarm(each, topic)])),
  };
};
