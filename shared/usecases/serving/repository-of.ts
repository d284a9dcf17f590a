/** The repository that an image lies in, without its registry, tag and digest: AWS keeps its images in every region. */
export const repositoryOf = (image: string): string => {
  const [place = ""] = image.split("@");
  const [first = "", ...rest] = place.split("/");
  const isRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return (isRegistry ? rest.join("/") : place).replace(/:[^:/]*$/, "");
};
