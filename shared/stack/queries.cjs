// What is asked of the logs again and again, saved where CloudWatch Logs Insights offers it.

const queriesOf = (prefix, functions) => {
  const lambda = (name) => `/aws/lambda/${prefix}-${name}`;
  const events = [`/aws/events/${prefix}`];
  const invoker = [lambda("invoker")];
  const history =
    "fields @timestamp, `detail-type`, detail.commit, detail.pipeline, detail.version, detail.by, detail.reason";
  return {
    CommitHistory: {
      name: "loop/What became of a commit",
      groups: events,
      query: `filter @message like "PUT THE COMMIT HERE" | ${history} | sort @timestamp asc`,
    },
    GroupHistory: {
      name: "loop/What happened to a group",
      groups: events,
      query: `filter detail.group = "PUT THE GROUP HERE" | ${history} | sort @timestamp desc`,
    },
    Refusals: {
      name: "loop/Mistakes that authors make",
      groups: events,
      query:
        'filter `detail-type` = "ConfigRefused" | stats count(*) as commits by detail.codes, detail.repository | sort commits desc',
    },
    Errors: {
      name: "functions/What went wrong",
      groups: functions.map(lambda),
      query:
        'filter level = "error" | fields @timestamp, @log, message, error.code, error.message | sort @timestamp desc',
    },
    Memory: {
      name: "functions/Memory and time",
      groups: functions.map(lambda),
      query:
        'filter @type = "REPORT" | stats max(@maxMemoryUsed / 1048576) as used_mb, max(@memorySize / 1048576) as given_mb, pct(@duration, 99) as p99_ms, count(@initDuration) as cold by @log',
    },
    Groups: {
      name: "invoker/Requests, time and errors by version",
      groups: invoker,
      query:
        "filter ispresent(group) | stats count(*) as requests, pct(milliseconds, 50) as p50_ms, pct(milliseconds, 99) as p99_ms, sum(strcontains(@message, '\"status\":5')) as failed, sum(strcontains(@message, '\"isCold\":true')) as cold by group, version | sort requests desc",
    },
    Slow: {
      name: "invoker/Slowest requests",
      groups: invoker,
      query:
        "filter ispresent(group) | fields @timestamp, requestId, group, version, status, milliseconds, calls, isCold, route | sort milliseconds desc | limit 50",
    },
    Failed: {
      name: "invoker/Requests that failed",
      groups: invoker,
      query:
        "filter status >= 500 | fields @timestamp, requestId, group, version, outcome, reason, milliseconds | sort @timestamp desc",
    },
    OneRequest: {
      name: "invoker/One request",
      groups: invoker,
      query: 'filter requestId = "PUT THE X-REQUEST-ID HERE" | sort @timestamp asc',
    },
  };
};

module.exports = async ({ resolveVariable, resolveConfigurationProperty }) => {
  const prefix = await resolveVariable("self:custom.prefix");
  const queries = queriesOf(prefix, Object.keys(await resolveConfigurationProperty(["functions"])));
  const resources = Object.entries(queries).map(([id, { name, groups, query }]) => [
    `${id}Query`,
    {
      Type: "AWS::Logs::QueryDefinition",
      Properties: {
        Name: `${prefix}/${name}`,
        LogGroupNames: groups,
        QueryString: query.replaceAll(" | ", "\n| "),
      },
    },
  ]);
  return { Resources: Object.fromEntries(resources) };
};
