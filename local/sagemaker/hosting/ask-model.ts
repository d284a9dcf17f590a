import { setTimeout as delay } from "node:timers/promises";
import type { Container } from "./container.ts";
import type { ContainerRequest, ContainerResponse } from "./container-client.ts";
import { ModelFailure } from "./model-failure.ts";

const timeoutMessage =
  "Your invocation timed out while waiting for a response from container model. " +
  "Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.";

const endingTime = 2000;

/** Sends one invocation to a container; a container that is silent too long, or goes away, is the model's failure. */
export const askModel = async (
  container: Container,
  request: ContainerRequest,
): Promise<ContainerResponse> => {
  try {
    return await container.request(request);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ETIMEDOUT") throw new ModelFailure(0, timeoutMessage);
    // A container that is ending is gone before its caller hears of it, so that the next call finds another.
    await Promise.race([container.ended, delay(endingTime)]);
    throw new ModelFailure(0, `The container closed the connection before it answered: ${message}`);
  }
};
