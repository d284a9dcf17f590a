/** One webhook message, as remembered: `handled` only once what it hinted at has been done. */
export type Delivery = {
  readonly id: string;
  readonly event: string;
  readonly repository?: string;
};

export type DeliveryState = "new" | "pending" | "handled";
