// The endpoint's image. It has to lie in the endpoint's region, so AWS's own is another one in each; `none` where none is known.

const registries = require("../compiler/emit/repack/scikit-learn-registries.json");

module.exports = async ({ resolveVariable }) => {
  const given = await resolveVariable("param:imageUri");
  if (given !== "") return given;
  const registry = registries[await resolveVariable("self:provider.region")];
  return registry === undefined ? "none" : `${registry}/sagemaker-scikit-learn:1.2-1-cpu-py3`;
};
