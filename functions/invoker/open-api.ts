import { olderFormSchema } from "./older-form-schema.ts";
import { type Operation, operations } from "./operations.ts";
import { type Parameter, parameterSchemas } from "./parameter-schemas.ts";
import { type ProblemCode, problems } from "./problems.ts";

const EVERYWHERE = ["MethodNotAllowed", "InternalError"] as const;
const GUARDED = [
  "Unauthorized",
  "Forbidden",
  "RateExceeded",
  "CredentialTooLarge",
  "AccessUnavailable",
] as const;

const text = (description: string): object => ({ description, schema: { type: "string" } });

const answerHeaders = {
  "X-Request-Id": text("The request's id: the caller's own where it sent a well-formed one"),
  "X-Slipway-Group": text("The group that was asked"),
  "X-Slipway-Version": text("The version that was asked"),
  "X-Slipway-Package": text("The ARN of the model package that this version is"),
  "X-Slipway-Commit": text("The commit that it was trained from, where that is recorded"),
  "X-Slipway-Execution": text("The pipeline execution that made it, where that is recorded"),
  "X-Slipway-Variant": {
    description: "Which part the version has in the group, where the request named none",
    schema: { enum: ["stable", "canary"] },
  },
  "X-Slipway-Fallback": text("Why another version than the one that was to answer has, where one did"),
};

const requestHeaders = [
  {
    name: "X-Slipway-Timeout-Ms",
    in: "header",
    description: "Milliseconds that the request may take; at most what the function may take",
    schema: { type: "integer", minimum: 1, maximum: 9_999_999 },
  },
  {
    name: "X-Slipway-Key",
    in: "header",
    description:
      "Stands for one caller: as long as a canary stands and its share does not shrink, who got it gets it again",
    schema: { type: "string" },
  },
  {
    name: "X-Request-Id",
    in: "header",
    description: "The request's id in answers, logs and SageMaker (InferenceId)",
    schema: { type: "string", maxLength: 64 },
  },
  {
    name: "traceparent",
    in: "header",
    description: "W3C trace context; the model gets it in CustomAttributes",
    schema: { type: "string" },
  },
];

const versionSchema = {
  type: "object",
  required: ["version", "since", "package", "contentTypes", "responseTypes"],
  properties: {
    version: { type: "integer", minimum: 1 },
    since: { type: "string", format: "date-time", description: "When it was last decided that it may serve" },
    package: { type: "string", description: "The ARN of the model package" },
    contentTypes: {
      type: "array",
      items: { type: "string" },
      description: "What it takes; empty for anything",
    },
    responseTypes: {
      type: "array",
      items: { type: "string" },
      description: "What it gives; empty for anything",
    },
    repository: { type: "string" },
    commit: { type: "string" },
    execution: { type: "string" },
  },
};

const version = { $ref: "#/components/schemas/Version" };

const schemas = {
  Version: versionSchema,
  Model: {
    type: "object",
    required: ["group", "generation", "serving", "previous"],
    properties: {
      group: parameterSchemas.group,
      generation: { type: "integer", description: "Grows by one with every change" },
      serving: { oneOf: [version, { type: "null" }] },
      reason: { type: "string", description: "Why nothing serves" },
      previous: { type: "array", items: version, description: "Other versions that can be asked for" },
      canary: {
        type: "object",
        description: "A previous version that answers a share of the requests",
        required: ["version", "percent", "since"],
        properties: {
          version: { type: "integer" },
          percent: { type: "number" },
          since: { type: "string", format: "date-time" },
        },
      },
      pinned: {
        type: "object",
        required: ["version", "since"],
        properties: {
          version: { type: "integer" },
          since: { type: "string", format: "date-time" },
          reason: { type: "string" },
        },
      },
    },
  },
  Models: {
    type: "object",
    required: ["models"],
    properties: {
      models: { type: "array", items: { $ref: "#/components/schemas/Model" } },
      next: { type: "string", description: "Where the next page begins, if there is one" },
    },
  },
  Health: { type: "object", required: ["status"], properties: { status: { const: "ok" } } },
  OlderForm: olderFormSchema,
  Problem: {
    type: "object",
    description: "RFC 9457; x-problems tells what each code means",
    required: ["type", "title", "status", "code", "detail"],
    properties: {
      type: { type: "string", format: "uri-reference" },
      title: { type: "string" },
      status: { type: "integer" },
      code: { type: "string" },
      detail: { type: "string" },
      types: { type: "array", items: { type: "string" }, description: "The types that the package declares" },
    },
  },
};

// Which of them count is for the installation to say.
const securitySchemes = {
  signature: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "AWS Signature Version 4 for the service lambda, where the function URL asks for it",
  },
  key: { type: "apiKey", in: "header", name: "X-Api-Key" },
  token: {
    type: "http",
    scheme: "bearer",
    description: "A JSON Web Token of an issuer that counts, or a key",
  },
};

const json = (schema: object): object => ({ "application/json": { schema } });
const named = (name: keyof typeof schemas): object => json({ $ref: `#/components/schemas/${name}` });
const anything = { "*/*": { schema: {} } };

const CONTENT: { readonly [Id in Operation["id"]]: { readonly request?: object; readonly answer: object } } =
  {
    invoke: { request: anything, answer: anything },
    invokeVersion: { request: anything, answer: anything },
    invokeOlderForm: { request: named("OlderForm"), answer: anything },
    listModels: { answer: named("Models") },
    describeModel: { answer: named("Model") },
    health: { answer: named("Health") },
    openApi: { answer: json({ type: "object" }) },
  };

const pathParameters = ({ path }: Operation): readonly object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: parameterSchemas[name as Parameter],
  }));

const pageParameters = [
  { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 999, default: 100 } },
  {
    name: "after",
    in: "query",
    description: "The group that the page begins after",
    schema: parameterSchemas.group,
  },
];

const codesOf = ({ problems: own, isPublic }: Operation): readonly ProblemCode[] => [
  ...own,
  ...(isPublic ? [] : GUARDED),
  ...EVERYWHERE,
];

const problemResponses = (operation: Operation): Readonly<Record<string, object>> => {
  const codes = Map.groupBy(codesOf(operation), (code) => String(problems[code].status));
  return Object.fromEntries(
    [...codes].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\`: ${problems[code].meaning}`).join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
};

const describeOperation = (operation: Operation): object => {
  const { request, answer } = CONTENT[operation.id];
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: operation.isPublic ? [] : Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    parameters: [
      ...pathParameters(operation),
      ...(operation.id === "listModels" ? pageParameters : []),
      ...(request ? requestHeaders : []),
    ],
    ...(request ? { requestBody: { required: true, content: request } } : {}),
    responses: {
      200: {
        description: "The answer",
        ...(request ? { headers: answerHeaders } : {}),
        content: answer,
      },
      ...problemResponses(operation),
    },
  };
};

const paths = (): Readonly<Record<string, object>> => {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, ofPath]) => [
      path,
      Object.fromEntries(
        ofPath.map((operation) => [operation.method.toLowerCase(), describeOperation(operation)]),
      ),
    ]),
  );
};

/** The OpenAPI 3.1 document of the invoker, made of what it routes, checks and refuses by. */
export const openApi = (): object => ({
  openapi: "3.1.0",
  info: {
    title: "Slipway invoker",
    version: "1",
    description: "Inference by model group: callers name a group, its route says which version answers.",
  },
  paths: paths(),
  components: { schemas, securitySchemes },
  "x-problems": problems,
});
