type ProblemKind = { readonly status: number; readonly title: string; readonly meaning: string };

/** Every reason for not answering: its code never changes its meaning. */
export const problems = {
  MalformedBody: {
    status: 400,
    title: "The body cannot be read",
    meaning: 'A body posted to / is not {"model": "<group>", "data": "<csv>"}.',
  },
  EmptyBody: { status: 400, title: "There is no body", meaning: "The body holds no input for the model." },
  MalformedEncoding: {
    status: 400,
    title: "The body is not what its encoding says",
    meaning: "The body cannot be decompressed as Content-Encoding says.",
  },
  MalformedTimeout: {
    status: 400,
    title: "The timeout cannot be read",
    meaning: "X-Slipway-Timeout-Ms is no whole number of milliseconds from 1 to 9999999.",
  },
  MalformedPage: {
    status: 400,
    title: "The page cannot be read",
    meaning: "The query names a limit or a group that cannot be.",
  },
  Unauthorized: {
    status: 401,
    title: "The caller is not known",
    meaning: "The request is not signed and carries no key or token that counts; WWW-Authenticate says more.",
  },
  Forbidden: {
    status: 403,
    title: "The caller may not do this",
    meaning:
      "The caller is known, but may not ask for this group, if there is one, or choose a version of it.",
  },
  UnknownPath: { status: 404, title: "Nothing is here", meaning: "No operation has this path." },
  UnknownGroup: {
    status: 404,
    title: "No such model group",
    meaning: "No version of a group of this name was ever approved.",
  },
  UnknownVersion: {
    status: 404,
    title: "No such version",
    meaning: "The group's route does not hold this version: it was never deployed, or it was collected.",
  },
  NothingServes: {
    status: 404,
    title: "Nothing serves the group",
    meaning: "The group is known, but none of its versions serves; the detail says why.",
  },
  MethodNotAllowed: {
    status: 405,
    title: "The method is not allowed",
    meaning: "The path takes other methods; Allow names them.",
  },
  NotAcceptable: {
    status: 406,
    title: "The model gives no such type",
    meaning: "The model's package declares the types that it gives, and Accept takes none of them.",
  },
  BodyTooLarge: {
    status: 413,
    title: "The body is too large",
    meaning: "The body, once decompressed, is larger than the endpoint takes.",
  },
  ContentTypeMissing: {
    status: 415,
    title: "The body's type is missing",
    meaning: "Content-Type is absent or malformed.",
  },
  UnsupportedContentType: {
    status: 415,
    title: "The model takes no such type",
    meaning: "The model's package declares the types that it takes, and Content-Type is none of them.",
  },
  UnsupportedEncoding: {
    status: 415,
    title: "The body's encoding is not supported",
    meaning: "Content-Encoding is neither gzip nor br.",
  },
  ModelRefused: {
    status: 422,
    title: "The model refuses the input",
    meaning: "The model answered with a status from 400 to 499; the detail is what it said.",
  },
  RateExceeded: {
    status: 429,
    title: "The caller asks too often",
    meaning: "The caller has used up its own rate; ask again after Retry-After.",
  },
  CredentialTooLarge: {
    status: 431,
    title: "The credential is too large",
    meaning: "The key or token is larger than any that counts.",
  },
  TooManyRequests: {
    status: 429,
    title: "The endpoint is busy",
    meaning: "The endpoint throttles; ask again after Retry-After.",
  },
  InternalError: {
    status: 500,
    title: "The request could not be answered",
    meaning: "Something failed that should not; the log knows it by the request's id.",
  },
  ModelFailed: {
    status: 502,
    title: "The model failed",
    meaning: "The model failed on this input: it answered with a status from 500.",
  },
  EndpointRefused: {
    status: 502,
    title: "The endpoint refuses the request",
    meaning: "The endpoint did not take a request that was well-formed.",
  },
  AnswerTooLarge: {
    status: 502,
    title: "The answer is too large",
    meaning: "The model's answer is larger than can be passed on; ask for less at once, or for compression.",
  },
  ModelLoading: {
    status: 503,
    title: "The model is being loaded",
    meaning:
      "The time that the request may take was not enough to load the model; ask again after Retry-After.",
  },
  ArtifactMissing: {
    status: 503,
    title: "The model cannot be loaded",
    meaning: "The route names an artifact that the endpoint cannot find.",
  },
  EndpointUnavailable: {
    status: 503,
    title: "The endpoint cannot answer now",
    meaning: "The endpoint cannot be reached or fails; ask again after Retry-After.",
  },
  AccessUnavailable: {
    status: 503,
    title: "The caller cannot be found out now",
    meaning: "Keys or tokens cannot be checked now; ask again after Retry-After.",
  },
  RouteUnavailable: {
    status: 503,
    title: "The route cannot be read now",
    meaning:
      "What serves the group cannot be read, and what is remembered is too old; ask again after Retry-After.",
  },
  ModelTimeout: {
    status: 504,
    title: "The model did not answer in time",
    meaning: "The time that the request may take is over.",
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof problems;
