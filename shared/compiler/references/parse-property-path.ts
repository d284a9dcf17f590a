/** The members, keys and indices of a property path such as `A.B['k'].C[0]`; undefined if it is malformed. */
export const parsePropertyPath = (text: string): readonly (string | number)[] | undefined => {
  const keys: (string | number)[] = [];
  const token = /(?:^|\.)([A-Za-z_][\w-]*)|\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]/y;
  let end = 0;
  for (let match = token.exec(text); match !== null && match[0] !== ""; match = token.exec(text)) {
    const [, member, single, double, index] = match;
    keys.push(index === undefined ? (member ?? single ?? double ?? "") : Number(index));
    end = token.lastIndex;
  }
  return end === text.length && keys.length > 0 ? keys : undefined;
};
