import { createResolver } from "./create-resolver.ts";
import { DEPLOYMENTS } from "./deploy/deploy-resource.ts";
import { readFunctions } from "./deploy/read-functions.ts";
import { readPartitionKeys } from "./deploy/read-partition-keys.ts";
import { readRoles } from "./deploy/read-roles.ts";
import type { Services } from "./deploy/services.ts";
import { unpackZip } from "./deploy/unpack-zip.ts";
import { identify } from "./identity.ts";
import type { Place } from "./place.ts";
import type { Stack } from "./read-stack.ts";

export type DeployOptions = {
  readonly stack: Stack;
  readonly place: Omit<Place, "stackName">;
  readonly services: Services;
  /** Where packages are unpacked. */
  readonly folder: string;
  /** Variables of every function in place of the template's, where the machine differs from AWS. */
  readonly environment: Readonly<Record<string, string>>;
};

/** What a deployment made, by the template's own names. */
export type Deployed = {
  readonly outputs: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
};

const FUNCTION = "AWS::Lambda::Function";

/** Brings the local services to what a packaged template declares; doing it again changes nothing. */
export const deployStack = async ({
  stack,
  place,
  services,
  folder,
  environment,
}: DeployOptions): Promise<Deployed> => {
  const { template } = stack;
  const where = { ...place, stackName: stack.name };
  const resolver = createResolver(template, where);
  const wanted = Object.entries(template.Resources).filter(([, { Condition }]) => resolver.holds(Condition));
  const unknown = wanted.find(([, { Type }]) => Type !== FUNCTION && !(Type in DEPLOYMENTS));
  if (unknown) throw new Error(`${unknown[0]} is a ${unknown[1].Type}, which the local system does not know`);

  const arnOf =
    (type: string) =>
    (name: string): string =>
      identify(type, name, where).attributes.Arn ?? "";
  services.enforce(
    readRoles(template, resolver, arnOf("AWS::IAM::Role")),
    readPartitionKeys(template, resolver),
  );
  const declared = readFunctions(template, resolver, arnOf(FUNCTION));
  for (const { spec, key } of declared) {
    const unpacked = await unpackZip(await stack.zip(key), folder);
    await services.deployFunction({
      ...spec,
      folder: unpacked,
      environment: { ...spec.environment, ...environment },
    });
  }
  for (const [type, deploy] of Object.entries(DEPLOYMENTS))
    for (const [logicalId, { Type, Properties = {} }] of wanted)
      if (Type === type) {
        const properties = resolver.resolve(Properties) as Record<string, unknown>;
        await deploy(services, { name: resolver.nameOf(logicalId), properties });
      }

  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => resolver.holds(Condition))
    .map(([name, { Value }]) => [name, String(resolver.resolve(Value))] as const);
  return { outputs: Object.fromEntries(outputs), functions: declared.map(({ spec }) => spec.name) };
};
