const newline = Buffer.from("\n");

/** Puts the answers to an input's requests together: by lines, or one right after the other. */
export const assemble = (answers: readonly Buffer[], isByLine: boolean): Buffer => {
  if (!isByLine) return Buffer.concat(answers);
  const lines = answers.flatMap((answer) => (answer.at(-1) === 0x0a ? [answer] : [answer, newline]));
  return Buffer.concat(lines);
};
