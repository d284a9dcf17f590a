import type { Channel, TrainingJob } from "./training-job.ts";

const host = "algo-1";
const group = "homogeneousCluster";

const channelConfig = (channel: Channel, mode: string) => ({
  TrainingInputMode: channel.InputMode ?? mode,
  S3DistributionType: channel.DataSource.S3DataSource?.S3DataDistributionType ?? "FullyReplicated",
  RecordWrapperType: channel.RecordWrapperType ?? "None",
  ...(channel.ContentType !== undefined && { ContentType: channel.ContentType }),
});

/** Every job has one host here, however many instances it asks for. */
const resourceConfig = (instanceType: string) => ({
  current_host: host,
  current_instance_type: instanceType,
  current_group_name: group,
  hosts: [host],
  instance_groups: [{ instance_group_name: group, instance_type: instanceType, hosts: [host] }],
  network_interface_name: "eth0",
});

/** The files below `/opt/ml/input/config` that tell a training program what its job is. */
export const trainingConfigFiles = (job: TrainingJob): Readonly<Record<string, object>> => {
  const mode = job.AlgorithmSpecification.TrainingInputMode ?? "File";
  const channels = (job.InputDataConfig ?? []).map(
    (channel) => [channel.ChannelName, channelConfig(channel, mode)] as const,
  );
  return {
    "hyperparameters.json": job.HyperParameters ?? {},
    "inputdataconfig.json": Object.fromEntries(channels),
    "resourceconfig.json": resourceConfig(job.ResourceConfig?.InstanceType ?? "local"),
  };
};
