const mention = /(?<![\w./-])\/opt\/ml(?=\/|$)/g;

/** Replaces the container's `/opt/ml` in an argument or a variable by the folder that stands for it. */
export const relocate = (text: string, base: string): string => text.replace(mention, () => base);
