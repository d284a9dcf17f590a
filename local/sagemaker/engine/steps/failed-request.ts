/** A request that a step's kind could not get through, in the words of the service. */
export const failedRequest = (operation: string, error: Error): Error =>
  Object.assign(
    new Error(`ClientError: Failed to invoke sagemaker:${operation}. Error Details: ${error.message}`, {
      cause: error,
    }),
    { name: error.name, statusCode: (error as { statusCode?: number }).statusCode ?? 500 },
  );
