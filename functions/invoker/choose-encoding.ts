export type Encoding = "br" | "gzip";

type Choice = { readonly name: string; readonly quality: number };

const toChoice = (text: string): Choice => {
  const [name = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
  return { name, quality: Number(quality) || 0 };
};

/** The encoding that an `Accept-Encoding` header likes best of those that are offered; undefined for none. */
export const chooseEncoding = (accepted: string | undefined): Encoding | undefined => {
  const choices = (accepted ?? "").split(",").map(toChoice);
  const qualityOf = (name: Encoding): number =>
    (choices.find((choice) => choice.name === name) ?? choices.find((choice) => choice.name === "*"))
      ?.quality ?? 0;
  const [br, gzip] = [qualityOf("br"), qualityOf("gzip")];
  if (br <= 0 && gzip <= 0) return undefined;
  return br >= gzip ? "br" : "gzip";
};
