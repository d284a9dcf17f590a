/** The name of a status in one environment: two installations that watch one repository must not answer in each other's name. */
export const withEnvironment = (context: string, environment: string): string =>
  context.replace(/^slipway/, `slipway/${environment}`);
