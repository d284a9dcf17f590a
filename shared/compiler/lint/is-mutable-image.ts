/** Whether an image's name may mean another image tomorrow: it has neither a version nor a digest. */
export const isMutableImage = (image: string): boolean => /:latest$/.test(image) || !/[:@][^/]*$/.test(image);
