import type { ProblemCode } from "./problems.ts";

export type Operation = {
  readonly id: OperationId;
  readonly method: "GET" | "POST";
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  /** Whether it needs no leave: it tells nothing of any model. */
  readonly isPublic: boolean;
  /** Why it may not answer, beside what holds for every operation. */
  readonly problems: readonly ProblemCode[];
};

export type OperationId =
  | "invoke"
  | "invokeVersion"
  | "invokeOlderForm"
  | "listModels"
  | "describeModel"
  | "health"
  | "openApi";

const inference = [
  "EmptyBody",
  "MalformedEncoding",
  "MalformedTimeout",
  "UnknownGroup",
  "NothingServes",
  "NotAcceptable",
  "BodyTooLarge",
  "UnsupportedContentType",
  "UnsupportedEncoding",
  "ModelRefused",
  "TooManyRequests",
  "ModelFailed",
  "EndpointRefused",
  "AnswerTooLarge",
  "ModelLoading",
  "ArtifactMissing",
  "EndpointUnavailable",
  "RouteUnavailable",
  "ModelTimeout",
] as const;

/** Everything that the invoker does: requests are routed by this list, and its OpenAPI document is made of it. */
export const operations: readonly Operation[] = [
  {
    id: "invoke",
    method: "POST",
    path: "/models/{group}/invocations",
    summary: "Asks the version that serves a group",
    isPublic: false,
    problems: [...inference, "ContentTypeMissing"],
  },
  {
    id: "invokeVersion",
    method: "POST",
    path: "/models/{group}@{version}/invocations",
    summary: "Asks one version that a group's route holds: the one that serves, or one that has served",
    isPublic: false,
    problems: [...inference, "ContentTypeMissing", "UnknownVersion"],
  },
  {
    id: "invokeOlderForm",
    method: "POST",
    path: "/",
    summary: "Asks the version that serves a group with rows of text/csv, in the form of the older system",
    isPublic: false,
    problems: [...inference, "MalformedBody"],
  },
  {
    id: "listModels",
    method: "GET",
    path: "/models",
    summary: "Lists the groups and what serves them, a page at a time in the order of their names",
    isPublic: false,
    problems: ["MalformedPage", "RouteUnavailable"],
  },
  {
    id: "describeModel",
    method: "GET",
    path: "/models/{group}",
    summary: "Shows what serves a group, since when, and what made it",
    isPublic: false,
    problems: ["UnknownGroup", "RouteUnavailable"],
  },
  {
    id: "health",
    method: "GET",
    path: "/healthz",
    summary: "Tells that requests are answered; asks nobody else",
    isPublic: true,
    problems: [],
  },
  {
    id: "openApi",
    method: "GET",
    path: "/openapi.json",
    summary: "This document",
    isPublic: true,
    problems: [],
  },
];
