/** Where a template is deployed to. */
export type Place = {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly endpointUrl: string;
};
