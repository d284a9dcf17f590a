/** Keeps the end of a text that arrives in parts. */
export interface Tail {
  add(text: string): void;
  text(): string;
}

/** Keeps the last `length` characters of what is added. */
export const keepTail = (length: number): Tail => {
  let kept = "";
  return {
    add: (text) => {
      kept = (kept + text).slice(-length);
    },
    text: () => kept,
  };
};
