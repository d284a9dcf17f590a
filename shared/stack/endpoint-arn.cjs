// The endpoint's ARN, which is of lower case whatever the endpoint's name is.

module.exports = async ({ resolveVariable }) => {
  const name = String(await resolveVariable("param:endpoint")).toLowerCase();
  return {
    "Fn::If": [
      "MakesEndpoint",
      { Ref: "Endpoint" },
      { "Fn::Sub": `arn:\${AWS::Partition}:sagemaker:\${AWS::Region}:\${AWS::AccountId}:endpoint/${name}` },
    ],
  };
};
