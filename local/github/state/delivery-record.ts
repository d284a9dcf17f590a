export type DeliveryRecord = {
  readonly id: number;
  /** What `X-GitHub-Delivery` says; a redelivery has the same. */
  readonly guid: string;
  readonly deliveredAt: number;
  readonly isRedelivery: boolean;
  readonly durationMilliseconds: number;
  readonly status: string;
  readonly statusCode: number;
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number;
  readonly url: string;
};
