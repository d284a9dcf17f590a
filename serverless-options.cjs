// A plugin of osls: options that concern resources which osls and its plugins make, so that no template names them.

const VIA_SERVICES = ["dynamodb", "s3", "secretsmanager", "sqs"];

// What each type calls the key that it is encrypted with. A repository is not among them: it takes a key only when it is made,
// and as its name is given, none could replace it.
const ENCRYPTED = {
  "AWS::DynamoDB::Table": (key) => ({
    SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: key },
  }),
  "AWS::Logs::LogGroup": (key) => ({ KmsKeyId: key }),
  "AWS::S3::Bucket": (key) => ({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        // One request of KMS for many objects, instead of one for each.
        {
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key },
          BucketKeyEnabled: true,
        },
      ],
    },
  }),
  "AWS::SageMaker::EndpointConfig": (key) => ({ KmsKeyId: key }),
  "AWS::SecretsManager::Secret": (key) => ({ KmsKeyId: key }),
  "AWS::SQS::Queue": (key) => ({ KmsMasterKeyId: key, SqsManagedSseEnabled: false }),
};

const TRACING = {
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: "*", // AWS offers no narrower resource
};

const byWayOfServices = (key) => ({
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
  Resource: key,
  Condition: {
    StringEquals: {
      "kms:ViaService": VIA_SERVICES.map((service) => ({
        "Fn::Sub": `${service}.\${AWS::Region}.amazonaws.com`,
      })),
    },
  },
});

// Volumes of instances are encrypted by a grant that SageMaker makes in the role's name.
const byGrant = (key) => ({
  Effect: "Allow",
  Action: "kms:CreateGrant",
  Resource: key,
  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
});

const allow = ({ Properties: { Policies: [policy] = [] } }, ...statements) =>
  policy?.PolicyDocument.Statement.push(...statements);

const isAssumedBy = ({ Properties: { AssumeRolePolicyDocument: trust } }, service) =>
  JSON.stringify(trust).includes(service);

/** osls makes a role for all functions as well; each of these has its own, so nobody has that one. */
const dropSharedRole = (resources) => {
  const { IamRoleLambdaExecution: _shared, ...others } = resources;
  if (!JSON.stringify(others).includes('"IamRoleLambdaExecution"')) delete resources.IamRoleLambdaExecution;
};

/** Log groups are the stack's: one that a late call made anew would never expire, and have the name that a new stack needs. */
const leaveLogGroups = ({ roles }) => {
  const statements = roles
    .filter((role) => isAssumedBy(role, "lambda.amazonaws.com"))
    .flatMap(({ Properties: { Policies: policies } }) => policies)
    .flatMap(({ PolicyDocument: policy }) => policy.Statement);
  for (const statement of statements.filter(({ Action: actions }) => Array.isArray(actions)))
    statement.Action = statement.Action.filter((action) => action !== "logs:CreateLogGroup");
};

const keepWithin = (boundary, { roles }) => {
  for (const { Properties: properties } of roles) properties.PermissionsBoundary = boundary;
};

const encrypt = (key, { all, roles }) => {
  for (const { Type: type, Properties: properties } of all)
    Object.assign(properties ?? {}, ENCRYPTED[type]?.(key));
  for (const role of roles) {
    allow(role, byWayOfServices(key));
    if (isAssumedBy(role, "sagemaker.amazonaws.com")) allow(role, byGrant(key));
  }
};

const trace = ({ all, roles }) => {
  for (const { Type: type, Properties: properties } of all)
    if (type === "AWS::Lambda::Function") properties.TracingConfig = { Mode: "Active" };
  for (const role of roles) if (isAssumedBy(role, "lambda.amazonaws.com")) allow(role, TRACING);
};

const share = ({ all }) => {
  for (const { Type: type, Properties: properties } of all)
    if (type === "AWS::Lambda::Function") delete properties.ReservedConcurrentExecutions;
};

// A parameter is text; the text of an object arrives as one where it lies in a file.
const environ = ({ Model: model, ApprovalLambdaFunction: approval }, environment) => {
  const given = typeof environment === "string" ? JSON.parse(environment) : environment;
  const entries = Object.entries(given).map(([name, value]) => [name, String(value)]);
  const variables = Object.fromEntries(entries);
  if (model && entries.length > 0) model.Properties.PrimaryContainer.Environment = variables;
  // What an endpoint that was there before tells its container is not known.
  if (approval)
    approval.Properties.Environment.Variables.SLIPWAY_MODEL_ENVIRONMENT = {
      "Fn::If": ["MakesEndpoint", JSON.stringify(variables), ""],
    };
};

const isObject = (text) => {
  try {
    return typeof (typeof text === "string" ? JSON.parse(text) : text) === "object";
  } catch {
    return false;
  }
};

const SWITCH = [/^(true|false)$/, "`true` or `false`"];

// What CloudFormation would not refuse, for a condition that does not hold only leaves something out.
const TAKEN = {
  dashboard: SWITCH,
  kmsKeyArn: [/^(none|new|arn:.+)$/, "`none`, `new` or the ARN of a key"],
  metrics: [/^(total|group|version)$/, "`total`, `group` or `version`"],
  modelCache: [/^(Enabled|Disabled)$/, "`Enabled` or `Disabled`"],
  permissionsBoundary: [/^(none|arn:.+)$/, "`none` or the ARN of a policy"],
  reserveConcurrency: SWITCH,
  scaling: [/^(invocations|cpu|none)$/, "`invocations`, `cpu` or `none`"],
  tracing: SWITCH,
};

// SageMaker takes both or neither; the first of each pair decides whether there is a network at all.
const NETWORKS = [
  ["subnets", "securityGroupIds"],
  ["endpointSubnets", "endpointSecurityGroupIds"],
];

const halfANetwork = (options) => {
  const isGiven = (name) => (options[name] ?? "") !== "";
  const [half] = NETWORKS.filter(([subnets, groups]) => isGiven(subnets) !== isGiven(groups));
  if (!half) return;
  const [given, missing] = isGiven(half[0]) ? half : half.toReversed();
  return `the parameter ${given} takes ${missing} as well: SageMaker takes subnets and security groups together`;
};

const faultIn = (options) => {
  const [wrong] = Object.entries(TAKEN).filter(([name, [pattern]]) => !pattern.test(String(options[name])));
  if (wrong) return `the parameter ${wrong[0]} takes ${wrong[1][1]}, not ${options[wrong[0]]}`;
  if (!isObject(options.modelEnvironment))
    return `the parameter modelEnvironment takes an object as JSON, not ${options.modelEnvironment}`;
  // An endpoint that is there already has its image.
  if (options.imageUri === "none" && options.endpoint === "new")
    return "AWS has no image that is known for this region; name one that lies there: --param imageUri=…";
  return halfANetwork(options);
};

module.exports = class Options {
  constructor(serverless) {
    const apply = () => {
      const fault = faultIn(serverless.service.custom.options);
      if (fault) throw new serverless.classes.Error(fault);
      const { Resources: resources } = serverless.service.provider.compiledCloudFormationTemplate;
      const { permissionsBoundary, kmsKeyArn, tracing, reserveConcurrency, modelEnvironment } =
        serverless.service.custom.options;
      dropSharedRole(resources);
      const all = Object.values(resources);
      const found = { all, roles: all.filter(({ Type: type }) => type === "AWS::IAM::Role") };
      leaveLogGroups(found);
      if (kmsKeyArn !== "new") for (const id of ["Key", "KeyAlias"]) delete resources[id];
      if (permissionsBoundary !== "none") keepWithin(permissionsBoundary, found);
      if (kmsKeyArn !== "none")
        encrypt(kmsKeyArn === "new" ? { "Fn::GetAtt": ["Key", "Arn"] } : kmsKeyArn, found);
      if (String(tracing) === "true") trace(found);
      if (String(reserveConcurrency) === "false") share(found);
      environ(resources, modelEnvironment);
    };
    // The folder of a deployment is named for its time; told one, a package is the same to the byte each time it is made.
    const date = () => {
      const { SOURCE_DATE_EPOCH: epoch } = process.env;
      if (epoch === undefined) return;
      const time = new Date(Number(epoch) * 1000);
      const provider = serverless.getProvider("aws");
      serverless.service.package.artifactDirectoryName = [
        provider.getDeploymentPrefix(),
        serverless.service.service,
        provider.getStage(),
        `${time.getTime()}-${time.toISOString()}`,
      ].join("/");
    };
    this.hooks = {
      "before:package:compileFunctions": date,
      "after:aws:package:finalize:mergeCustomProviderResources": apply,
    };
  }
};
