"""Drives the local AWS with boto3 alone: nothing here knows of Slipway, and AWS_ENDPOINT_URL is all that is set."""

import io
import json
import tarfile
import time
import uuid

import boto3

TRAIN = """
import json, os
values = [float(line) for line in open(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "values.csv"))]
mean = sum(values) / len(values) * float(os.environ["SM_HP_SCALE"])
folder = os.environ["SM_MODEL_DIR"]
json.dump({"mean": mean}, open(os.path.join(folder, "model.json"), "w"))
os.makedirs(os.path.join(folder, "code"), exist_ok=True)
open(os.path.join(folder, "code", "inference.py"), "w").write('''
import json, os
def model_fn(folder):
    return json.load(open(os.path.join(folder, "model.json")))
def input_fn(body, content_type):
    return float(body)
def predict_fn(value, model):
    return value - model["mean"]
def output_fn(prediction, accept):
    return json.dumps({"difference": prediction}), "application/json"
''')
print("mean: %s;" % mean)
"""

ROLE = "arn:aws:iam::111122223333:role/jobs"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3"


def archive(files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, text in files.items():
            data = text.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def definition(bucket, group):
    training = {
        "AlgorithmSpecification": {"TrainingImage": IMAGE, "TrainingInputMode": "File"},
        "HyperParameters": {
            "sagemaker_program": '"train.py"',
            "sagemaker_submit_directory": json.dumps("s3://%s/code/sourcedir.tar.gz" % bucket),
            "scale": {"Get": "Parameters.Scale"},
        },
        "InputDataConfig": [
            {
                "ChannelName": "train",
                "DataSource": {
                    "S3DataSource": {
                        "S3DataType": "S3Prefix",
                        "S3Uri": "s3://%s/data/" % bucket,
                        "S3DataDistributionType": "FullyReplicated",
                    }
                },
            }
        ],
        "OutputDataConfig": {"S3OutputPath": "s3://%s/output" % bucket},
        "ResourceConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 5},
        "RoleArn": ROLE,
        "StoppingCondition": {"MaxRuntimeInSeconds": 300},
    }
    register = {
        "ModelPackageGroupName": group,
        "ModelApprovalStatus": "PendingManualApproval",
        "InferenceSpecification": {
            "Containers": [{"Image": IMAGE, "ModelDataUrl": {"Get": "Steps.Train.ModelArtifacts.S3ModelArtifacts"}}],
            "SupportedContentTypes": ["text/csv"],
            "SupportedResponseMIMETypes": ["application/json"],
        },
    }
    return json.dumps(
        {
            "Version": "2020-12-01",
            "Parameters": [{"Name": "Scale", "Type": "String", "DefaultValue": "1"}],
            "Steps": [
                {"Name": "Train", "Type": "Training", "Arguments": training},
                {"Name": "Register-RegisterModel", "Type": "RegisterModel", "Arguments": register},
            ],
        }
    )


def wait(what, ask, seconds=300):
    deadline = time.time() + seconds
    while time.time() < deadline:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.1)
    raise SystemExit("%s did not happen within %s s" % (what, seconds))


def main():
    sagemaker, s3, runtime = (boto3.client(name) for name in ("sagemaker", "s3", "sagemaker-runtime"))
    token = uuid.uuid4().hex
    bucket, group, name = "boto3-" + token[:8], "means-" + token[:8], "mean-" + token[:8]

    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="code/sourcedir.tar.gz", Body=archive({"train.py": TRAIN}))
    s3.put_object(Bucket=bucket, Key="data/values.csv", Body=b"1\n2\n6\n")

    sagemaker.create_pipeline(
        PipelineName=name, PipelineDefinition=definition(bucket, group), RoleArn=ROLE, ClientRequestToken=token
    )
    listed = [each["PipelineName"] for each in sagemaker.list_pipelines()["PipelineSummaries"]]
    assert name in listed, listed
    execution = sagemaker.start_pipeline_execution(
        PipelineName=name, PipelineParameters=[{"Name": "Scale", "Value": "2"}], ClientRequestToken=token
    )["PipelineExecutionArn"]

    def finished():
        described = sagemaker.describe_pipeline_execution(PipelineExecutionArn=execution)
        return described if described["PipelineExecutionStatus"] not in ("Executing", "Stopping") else None

    status = wait("the execution's end", finished)
    steps = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=execution)["PipelineExecutionSteps"]
    assert status["PipelineExecutionStatus"] == "Succeeded", (status, steps)

    package = sagemaker.list_model_packages(ModelPackageGroupName=group)["ModelPackageSummaryList"][0]["ModelPackageArn"]
    assert sagemaker.describe_model_package(ModelPackageName=package)["ModelApprovalStatus"] == "PendingManualApproval"
    sagemaker.update_model_package(ModelPackageArn=package, ModelApprovalStatus="Approved")
    described = sagemaker.describe_model_package(ModelPackageName=package)
    assert described["ModelApprovalStatus"] == "Approved"

    source = described["InferenceSpecification"]["Containers"][0]["ModelDataUrl"][len("s3://") :]
    s3.copy_object(Bucket=bucket, Key="models/mean-1.tar.gz", CopySource=source)
    sagemaker.create_model(
        ModelName=name,
        ExecutionRoleArn=ROLE,
        PrimaryContainer={"Image": IMAGE, "Mode": "MultiModel", "ModelDataUrl": "s3://%s/models/" % bucket},
    )
    sagemaker.create_endpoint_config(
        EndpointConfigName=name,
        ProductionVariants=[
            {"VariantName": "all", "ModelName": name, "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}
        ],
    )
    sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
    sagemaker.get_waiter("endpoint_in_service").wait(EndpointName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    answer = runtime.invoke_endpoint(
        EndpointName=name, TargetModel="mean-1.tar.gz", ContentType="text/csv", Accept="application/json", Body=b"10"
    )
    print(json.dumps({"steps": sorted(step["StepName"] for step in steps), "answer": json.load(answer["Body"])}))

    sagemaker.delete_endpoint(EndpointName=name)
    sagemaker.delete_pipeline(PipelineName=name, ClientRequestToken=uuid.uuid4().hex)


main()
