import type { ProcessingJob } from "./processing-job.ts";

/** Every job has one host here, however many instances it asks for. */
const resourceConfig = (instanceType: string) => ({
  current_host: "algo-1",
  current_instance_type: instanceType,
  current_group_name: "homogeneousCluster",
  hosts: ["algo-1"],
  instance_groups: [
    { instance_group_name: "homogeneousCluster", instance_type: instanceType, hosts: ["algo-1"] },
  ],
  network_interface_name: "eth0",
});

/** The files below `/opt/ml/config` that tell a processing program what its job is. */
export const processingConfigFiles = (job: ProcessingJob): Readonly<Record<string, object>> => ({
  "processingjobconfig.json": {
    ProcessingJobArn: job.ProcessingJobArn,
    ProcessingJobName: job.ProcessingJobName,
    AppSpecification: job.AppSpecification,
    Environment: job.Environment ?? {},
    ProcessingInputs: job.ProcessingInputs ?? [],
    ProcessingOutputConfig: job.ProcessingOutputConfig ?? { Outputs: [] },
    ProcessingResources: job.ProcessingResources,
    RoleArn: job.RoleArn,
    StoppingCondition: job.StoppingCondition,
  },
  "resourceconfig.json": resourceConfig(job.ProcessingResources.ClusterConfig?.InstanceType ?? "local"),
});
