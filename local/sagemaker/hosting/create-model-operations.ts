import type { ContainerDefinition, CreateModelInput } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import type { Operations } from "../../gateway/json-service.ts";
import type { Call } from "../call.ts";
import type { SageMakerContext } from "../context.ts";
import { checkContainer } from "./check-container.ts";
import { checkModelData } from "./check-model-data.ts";
import { openHostingRecords } from "./hosting-records.ts";
import { type ListRequest, listPage } from "./list-page.ts";
import type { ModelRecord } from "./model-record.ts";
import { resolveContainers } from "./resolve-containers.ts";

type Created = CreateModelInput & { readonly ModelName: string };
type Named = { readonly ModelName: string };

const containersOf = ({ PrimaryContainer, Containers }: CreateModelInput): readonly ContainerDefinition[] => {
  if ((PrimaryContainer === undefined) === (Containers === undefined || Containers.length === 0)) {
    throw new AwsError(
      "ValidationException",
      "Exactly one of PrimaryContainer and Containers must be given.",
    );
  }
  return PrimaryContainer ? [PrimaryContainer] : (Containers ?? []);
};

/** Describe answers each container with the mode that it did not have to name. */
const withMode = (container: ContainerDefinition): ContainerDefinition => ({
  Mode: "SingleModel",
  ...container,
});

/** CreateModel, DescribeModel, ListModels and DeleteModel. */
export const createModelOperations = (context: SageMakerContext, call: Call): Operations => {
  const models = openHostingRecords<ModelRecord>(context, "model");
  return {
    CreateModel: async (input: Created) => {
      models.checkNew(input.ModelName);
      const containers = containersOf(input);
      containers.forEach(checkContainer);
      const resolved = await resolveContainers(containers, call);
      resolved.forEach(checkContainer);
      await Promise.all(resolved.map((container) => checkModelData(container, context.s3)));
      // Another request for the same name may have come first while this one looked at S3.
      models.checkNew(input.ModelName);
      const ModelArn = models.arnOf(input.ModelName);
      models.put(input.ModelName, { ...input, ModelArn, CreationTime: context.now(), Resolved: resolved });
      return { ModelArn };
    },
    DescribeModel: ({ ModelName }: Named) => {
      const {
        Tags: _tags,
        Resolved: _resolved,
        PrimaryContainer,
        Containers,
        ...model
      } = models.get(ModelName);
      return {
        EnableNetworkIsolation: false,
        ...model,
        ...(PrimaryContainer && { PrimaryContainer: withMode(PrimaryContainer) }),
        ...(Containers && { Containers: Containers.map(withMode) }),
      };
    },
    ListModels: (request: ListRequest) => {
      const view = ({ ModelName: name, CreationTime: creationTime }: ModelRecord) => ({ name, creationTime });
      const { items, ...page } = listPage(models.list(), view, request);
      const Models = items.map(({ ModelName, ModelArn, CreationTime }) => ({
        ModelName,
        ModelArn,
        CreationTime,
      }));
      return { Models, ...page };
    },
    DeleteModel: ({ ModelName }: Named) => {
      models.get(ModelName);
      models.delete(ModelName);
      return {};
    },
  };
};
