export type StatusRecord = {
  readonly id: number;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly context: string;
  readonly createdAt: number;
};
