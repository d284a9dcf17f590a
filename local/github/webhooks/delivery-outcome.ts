import type { DeliveryResponse } from "./post-delivery.ts";

export type Outcome = {
  readonly status: string;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const NOTHING = { statusCode: 0, headers: {}, body: "" };

/** How a delivery ended, in the words of GitHub's list of deliveries. */
export const deliveryOutcome = async (
  answer: Promise<DeliveryResponse>,
  signal: AbortSignal,
): Promise<Outcome> => {
  try {
    const { status, headers, body } = await answer;
    const isFine = status >= 200 && status < 300;
    return { status: isFine ? "OK" : `Invalid HTTP Response: ${status}`, statusCode: status, headers, body };
  } catch {
    const isLate = signal.aborted && (signal.reason as { name?: unknown }).name === "TimeoutError";
    return { status: isLate ? "timed out" : "failed to connect to host", ...NOTHING };
  }
};
