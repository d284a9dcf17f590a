import { joinOutput } from "./join-output.ts";
import { recordFormat } from "./record-format.ts";
import { type Json, parseFilter } from "./select-data.ts";
import { splitRecords } from "./split-records.ts";
import type { TransformJob } from "./transform-job.ts";

/** What happens to records before they are sent, and to the answer of one request. */
export type RecordProcessing = {
  readonly before: (record: Buffer) => Buffer;
  /** Gives what goes into the output for a request of these records. */
  readonly after: (records: readonly Buffer[], answer: Buffer) => Buffer;
};

const untouched: RecordProcessing = { before: (record) => record, after: (_records, answer) => answer };

/** A model answers a request of several records with a line, or an element of a list, for each. */
const answersOf = (answer: Buffer, count: number, read: (text: string) => Json): readonly Json[] => {
  const text = answer.toString("utf8");
  if (count === 1) return [read(text.trim())];
  const lines = splitRecords(answer, true);
  if (lines.length === count) return lines.map((line) => read(line.toString("utf8")));
  const list = read(text);
  if (Array.isArray(list) && list.length === count) return list;
  throw new Error(
    `ClientError: the model gave ${lines.length} answers to ${count} records, which cannot be joined`,
  );
};

const formatOf = (type: string | undefined) => recordFormat(type);

/** The filters and the join that a transform job asks for. */
export const processRecords = (job: TransformJob): RecordProcessing => {
  const { InputFilter = "$", OutputFilter = "$", JoinSource = "None" } = job.DataProcessing ?? {};
  const isJoined = JoinSource === "Input";
  if (InputFilter === "$" && OutputFilter === "$" && !isJoined) return untouched;
  const input = formatOf(job.TransformInput.ContentType);
  const output = formatOf(job.TransformOutput.Accept ?? job.TransformInput.ContentType);
  if (isJoined && input.kind !== output.kind) {
    throw new Error("ClientError: a join needs answers of the same type as the data: set Accept");
  }
  const [selectInput, selectOutput] = [parseFilter(InputFilter), parseFilter(OutputFilter)];
  const finish = (record: Buffer, answer: Json): string => {
    const joined = isJoined ? joinOutput(input.read(record.toString("utf8")), answer, output) : answer;
    return output.write(selectOutput(joined));
  };
  return {
    before: (record) =>
      InputFilter === "$"
        ? record
        : Buffer.from(input.write(selectInput(input.read(record.toString("utf8"))))),
    after: (records, answer) => {
      const answers = answersOf(answer, records.length, output.read);
      return Buffer.from(records.map((record, index) => finish(record, answers[index] ?? null)).join("\n"));
    },
  };
};
