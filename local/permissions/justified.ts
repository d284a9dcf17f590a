import type { Justification } from "./compare-grants.ts";

/** Why roles allow what no test of the whole system uses. */
export const JUSTIFIED: readonly Justification[] = [
  {
    bearer: "*",
    action: "logs:*",
    because: "Lambda and SageMaker write logs in the role's name; here they are files",
  },
  {
    bearer: "*",
    action: "ecr:*",
    because: "SageMaker pulls images in the role's name; here an image is a name",
  },
  {
    bearer: "*",
    action: "cloudwatch:PutMetricData",
    because: "SageMaker keeps metrics in the role's name; here they are records",
  },
  {
    bearer: "*",
    action: "kms:*",
    because: "for artifacts encrypted with a key of their own; no key encrypts anything here",
  },
  {
    bearer: "*",
    action: "sqs:SendMessage",
    because: "Lambda puts there in the role's name what failed for good",
  },
  {
    bearer: "*",
    action: "dynamodb:ConditionCheckItem",
    because: "a name that another project had is taken only while that project lacks it",
  },
  {
    bearer: "*",
    action: "sagemaker:StopPipelineExecution",
    because: "a run may replace the one that goes on",
  },
  {
    bearer: "*-reconcile",
    action: "sagemaker:*Tags",
    because: "a conf may give a pipeline tags, and take them back",
  },
  {
    bearer: "*-progress",
    action: "sagemaker:*PipelineExecution*",
    because: "a run that waited starts when the one before it ends",
  },
  {
    bearer: "*-sweep",
    action: "sagemaker:ListPipelineExecutions",
    because: "a run starts that waits or that a schedule names",
  },
  {
    bearer: "*-sweep",
    action: "sagemaker:StartPipelineExecution",
    because: "a run starts that waits or that a schedule names",
  },
  {
    bearer: "*-sweep",
    action: "sagemaker:DeletePipeline",
    because: "what git has not had for the time of grace is deleted",
  },
  { bearer: "*", action: "s3:ListBucket", because: "without it a missing key looks like a refusal" },
  {
    bearer: "*-plan",
    action: "s3:*Object",
    because:
      "a plan too long for a comment, read by whoever follows the link that is signed in the role’s name; and the revision whose tags a pipeline loses",
  },
  {
    bearer: "*-approval",
    action: "sagemaker:UpdateModelPackage",
    because: "a package is told that it could not be deployed",
  },
  {
    bearer: "*-approval",
    action: "sagemaker:ListPipelineExecutionSteps",
    because: "a version may be approved while its run goes on",
  },
  {
    bearer: "*-approval",
    action: "s3:*Multipart*",
    because: "an artifact too large for one copy is copied in parts",
  },
  {
    bearer: "*-routes",
    action: "sagemaker:DescribeModelPackage",
    because: "a decision that messages missed is read again",
  },
  {
    bearer: "*-routes",
    action: "s3:DeleteObject",
    because: "a copy is deleted that no version has needed for a day",
  },
  { bearer: "*-invoker", action: "dynamodb:Query", because: "callers may list what they may call" },
  {
    bearer: "*-invoker",
    action: "dynamodb:UpdateItem",
    because: "callers whose rate is limited are counted",
  },
  { bearer: "*-jobrole", action: "sagemaker:Stop*", because: "a run that is stopped stops its jobs" },
  { bearer: "*-jobrole", action: "sagemaker:*TransformJob", because: "a conf may have Transform steps" },
  {
    bearer: "*-jobrole",
    action: "sagemaker:*Model",
    because: "a conf may have CreateModel and Transform steps",
  },
  { bearer: "*-jobrole", action: "sagemaker:AddTags", because: "a conf may give jobs and packages tags" },
  {
    bearer: "*-sweep",
    action: "sagemaker:ListPipelineExecutionSteps",
    because: "a commit is told of a run whose events were lost",
  },
];
