/** A container that never answered its health check; the message is the endpoint's failure reason. */
export class ContainerStartError extends Error {
  constructor(variantName: string, lastWords: string) {
    const hint = lastWords === "" ? "" : ` Its last words: ${lastWords}`;
    super(
      `The primary container for production variant ${variantName} did not pass the ping health check. ` +
        `Please check CloudWatch logs for this endpoint.${hint}`,
    );
    this.name = "ContainerStartError";
  }
}
