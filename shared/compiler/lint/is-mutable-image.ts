// A version's tag is enough: AWS gives its own images by tags, not by digests.
const HAS_VERSION = /[:@][^/]*$/;

/** Whether an image's name may mean another image tomorrow: it has neither a version nor a digest. */
export const isMutableImage = (image: string): boolean => /:latest$/.test(image) || !HAS_VERSION.test(image);
