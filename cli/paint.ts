import { styleText } from "node:util";

export type Paint = (colour: "red" | "green" | "yellow" | "cyan" | "gray" | "bold", text: string) => string;

/** Colours text, or leaves it as it is. */
export const createPaint =
  (isColoured: boolean): Paint =>
  (colour, text) =>
    isColoured ? styleText(colour, text, { validateStream: false }) : text;
