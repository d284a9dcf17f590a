import type { CompileContext } from "../../shared/compiler/compile-context.ts";

/** An installation in us-east-1 where every source directory exists; a test names only what it is about. */
export const aCompileContext = (overrides: Partial<CompileContext> = {}): CompileContext => ({
  region: "us-east-1",
  accountId: "111122223333",
  bucket: "mybucket",
  roleArn: "arn:aws:iam::111122223333:role/SMRole",
  subnets: ["subnet-aaa", "subnet-bbb"],
  securityGroupIds: ["sg-111"],
  kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/abc",
  variables: { SMP_S3BUCKETNAME: "mybucket", SMP_REGION: "us-east-1", SMP_ACCOUNTID: "111122223333" },
  sourceUri: (_, pipeline) => `s3://mybucket/${pipeline}/code/<HASH>/sourcedir.tar.gz`,
  assetUri: ({ name }, pipeline) => `s3://mybucket/${pipeline}/code/<HASH>/${name}`,
  ...overrides,
});
