import { AwsError } from "../gateway/aws-error.ts";

type Members = Readonly<Record<string, string | number>>;

const s3Error =
  (code: string, statusCode: number, message: string) =>
  (members: Members = {}): AwsError =>
    new AwsError(code, message, statusCode, members);

const withMessage =
  (code: string, statusCode: number) =>
  (message: string, members: Members = {}): AwsError =>
    new AwsError(code, message, statusCode, members);

export const accessDenied = withMessage("AccessDenied", 403);
export const badDigest = withMessage("BadDigest", 400);
export const invalidArgument = withMessage("InvalidArgument", 400);
export const invalidPart = s3Error(
  "InvalidPart",
  400,
  "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
);
export const invalidRequest = withMessage("InvalidRequest", 400);
export const invalidTag = withMessage("InvalidTag", 400);
export const notImplemented = withMessage("NotImplemented", 501);
export const authorizationQueryParametersError = withMessage("AuthorizationQueryParametersError", 400);

export const bucketAlreadyOwnedByYou = s3Error(
  "BucketAlreadyOwnedByYou",
  409,
  "Your previous request to create the named bucket succeeded and you already own it.",
);
export const bucketNotEmpty = s3Error("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
export const entityTooLarge = s3Error(
  "EntityTooLarge",
  400,
  "Your proposed upload exceeds the maximum allowed size",
);
export const entityTooSmall = s3Error(
  "EntityTooSmall",
  400,
  "Your proposed upload is smaller than the minimum allowed size",
);
export const incompleteBody = s3Error(
  "IncompleteBody",
  400,
  "You did not provide the number of bytes specified by the Content-Length HTTP header",
);
export const invalidBucketName = s3Error("InvalidBucketName", 400, "The specified bucket is not valid.");
export const invalidDigest = s3Error("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
export const invalidPartNumber = s3Error(
  "InvalidPartNumber",
  416,
  "The requested partnumber is not satisfiable",
);
export const invalidPartOrder = s3Error(
  "InvalidPartOrder",
  400,
  "The list of parts was not in ascending order. Parts must be ordered by part number.",
);
export const invalidRange = s3Error("InvalidRange", 416, "The requested range is not satisfiable");
export const invalidUri = s3Error("InvalidURI", 400, "Couldn't parse the specified URI.");
export const keyTooLong = s3Error("KeyTooLongError", 400, "Your key is too long");
export const malformedTrailer = s3Error(
  "MalformedTrailerError",
  400,
  "The request contained trailing data that was not well-formed or did not conform to our published schema.",
);
export const malformedXml = s3Error(
  "MalformedXML",
  400,
  "The XML you provided was not well-formed or did not validate against our published schema",
);
export const metadataTooLarge = s3Error(
  "MetadataTooLarge",
  400,
  "Your metadata headers exceed the maximum allowed metadata size",
);
export const methodNotAllowed = s3Error(
  "MethodNotAllowed",
  405,
  "The specified method is not allowed against this resource.",
);
export const missingContentLength = s3Error(
  "MissingContentLength",
  411,
  "You must provide the Content-Length HTTP header.",
);
export const noSuchBucket = s3Error("NoSuchBucket", 404, "The specified bucket does not exist");
export const noSuchKey = s3Error("NoSuchKey", 404, "The specified key does not exist.");
export const noSuchUpload = s3Error(
  "NoSuchUpload",
  404,
  "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
);
export const noSuchVersion = s3Error("NoSuchVersion", 404, "The specified version does not exist.");
export const preconditionFailed = s3Error(
  "PreconditionFailed",
  412,
  "At least one of the pre-conditions you specified did not hold",
);
export const signatureDoesNotMatch = s3Error(
  "SignatureDoesNotMatch",
  403,
  "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
);
export const xAmzContentSha256Mismatch = s3Error(
  "XAmzContentSHA256Mismatch",
  400,
  "The provided 'x-amz-content-sha256' header does not match what was computed.",
);
