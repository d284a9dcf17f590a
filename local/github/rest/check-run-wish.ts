import * as z from "zod";

const MOST_ANNOTATIONS = 50;
const LONGEST_TEXT = 65_535;
const text = z.string().max(LONGEST_TEXT);

const Annotation = z.object({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  start_column: z.int().nullable().default(null),
  end_column: z.int().nullable().default(null),
  annotation_level: z.enum(["notice", "warning", "failure"]),
  message: z.string().max(64 * 1024),
  title: z.string().max(255).nullable().default(null),
  raw_details: z
    .string()
    .max(64 * 1024)
    .nullable()
    .default(null),
});

const Output = z.object({
  title: z.string().optional(),
  summary: text,
  text: text.optional(),
  annotations: z
    .array(Annotation)
    .max(MOST_ANNOTATIONS, `annotations exceeds a maximum quantity of ${MOST_ANNOTATIONS}`)
    .optional(),
});

const members = {
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(["queued", "in_progress", "completed", "waiting", "requested", "pending"]).optional(),
  started_at: z.string().optional(),
  conclusion: z
    .enum(["action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out"])
    .optional(),
  completed_at: z.string().optional(),
  output: Output.optional(),
};

type Ending = {
  status?: string | undefined;
  conclusion?: string | undefined;
  completed_at?: string | undefined;
};

// A completed run has a conclusion: the one rule that spans two members.
const isConcluded = ({ status, conclusion, completed_at }: Ending): boolean =>
  conclusion !== undefined || (status !== "completed" && completed_at === undefined);

const unconcluded = { path: ["conclusion"], message: "conclusion is missing for a completed check run" };

/** The body of a request that creates a check run. */
export const CheckRunCreation = z
  .object({ ...members, name: z.string().min(1), head_sha: z.string().regex(/^[0-9a-f]{40}$/) })
  .refine(isConcluded, unconcluded);

/** The body of a request that updates one. */
export const CheckRunUpdate = z
  .object({ ...members, name: z.string().min(1).optional() })
  .refine(isConcluded, unconcluded);

/** What either of them changes. */
export type CheckRunChange = z.infer<typeof CheckRunUpdate>;
