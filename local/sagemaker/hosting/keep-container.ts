import type { Container } from "./container.ts";

/** One container that is brought back when it ended. */
export interface ContainerKeeper {
  /** The running container, started now if there is none. */
  get(): Promise<Container>;
  close(): Promise<void>;
}

/** Keeps what `start` starts; tells `onEnd` each time the container ended. */
export const keepContainer = (
  start: () => Promise<Container>,
  onEnd: () => void = () => {},
): ContainerKeeper => {
  let current: Container | undefined;
  let starting: Promise<Container> | undefined;
  let isClosed = false;

  const startAnew = async (): Promise<Container> => {
    try {
      const container = await start();
      void container.ended.then(onEnd);
      current = container;
      return container;
    } finally {
      starting = undefined;
    }
  };

  return {
    get: async () => {
      if (isClosed) throw new Error("the instance is closed");
      if (current?.isRunning()) return current;
      starting ??= startAnew();
      return starting;
    },
    close: async () => {
      isClosed = true;
      await starting?.catch(() => {});
      await current?.close();
    },
  };
};
