import { describe, expect, it } from "@jest/globals";
import { replaceTokens } from "../../../shared/config/tokens/replace-tokens.ts";

const variables = { SMP_ACCOUNTID: "111122223333", SMP_REGION: "us-east-1", SMP_S3BUCKETNAME: "mybucket" };

describe("replacing tokens", () => {
  it.each([
    [
      "SMP_ACCOUNTID.dkr.ecr.SMP_REGION.amazonaws.com/x:1",
      "111122223333.dkr.ecr.us-east-1.amazonaws.com/x:1",
    ],
    ["s3://SMP_S3BUCKETNAME/SMP_REGION/f.csv", "s3://mybucket/us-east-1/f.csv"],
    ["SMP_ACCOUNTID.x/SMP_REGION.y", "111122223333.x/SMP_REGION.y"],
    ["SMP_REGION", "us-east-1"],
    ["x-SMP_REGION", "x-SMP_REGION"],
    ["SMP_REGION/x", "SMP_REGION/x"],
    ["arn:aws:iam::SMP_ACCOUNTID:role/R", "arn:aws:iam::SMP_ACCOUNTID:role/R"],
    ["s3://my-SMP_S3BUCKETNAME/k", "s3://my-SMP_S3BUCKETNAME/k"],
    ["s3://SMP_S3BUCKETNAME.bak/x", "s3://SMP_S3BUCKETNAME.bak/x"],
    ["HOME.toString.constructor", "HOME.toString.constructor"],
  ])("%s becomes %s", (text, replaced) => {
    expect(replaceTokens(text, variables)).toBe(replaced);
  });
});
