import { askModel } from "./ask-model.ts";
import type { Container } from "./container.ts";
import type { ContainerResponse } from "./container-client.ts";

/** The part of a multi-model container's API that concerns one model by its name in the container. */
export interface ModelApi {
  load(request: {
    name: string;
    url: string;
    /** The interpreter of the built-in container; no other is told. */
    python: string | undefined;
    signal: AbortSignal;
  }): Promise<{ status: number; text: string }>;
  unload(name: string): Promise<void>;
  isLoaded(name: string): Promise<boolean>;
}

const controlTimeout = 60_000;

const pathOf = (name: string): string => `/models/${name}`;

const ask = (container: Container, method: "GET" | "DELETE", name: string): Promise<ContainerResponse> =>
  container.request({ method, path: pathOf(name), timeout: controlTimeout });

/** Loads, unloads and finds models in a container. */
export const modelApi = (container: Container, loadLimit: number): ModelApi => ({
  load: async ({ name, url, python, signal }) => {
    // `python` is beyond SageMaker's API: the built-in container runs each model in the interpreter that has its requirements.
    const body = Buffer.from(JSON.stringify({ model_name: name, url, python }));
    const headers = { "content-type": "application/json" };
    const answer = await askModel(container, {
      method: "POST",
      path: "/models",
      headers,
      body,
      timeout: loadLimit,
      signal,
    });
    return { status: answer.status, text: answer.body.toString("utf8") };
  },
  unload: async (name) => {
    await ask(container, "DELETE", name);
  },
  isLoaded: async (name) => (await ask(container, "GET", name)).status === 200,
});
