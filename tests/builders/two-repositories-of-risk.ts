import { aConf } from "./a-conf.ts";

const STEPS_OF_THE_OTHER = [
  "      scaler:",
  "        steps:",
  "          - step_name: scale",
  "            step_class: Training",
  "    dependencies:",
].join("\n");

const OF_RISK = { ".slipway.yaml": "project: risk\n" };

/** Files of two repositories of the project risk: one whose pipeline has a step of the other's model unit. */
export const twoRepositoriesOfRisk = () => ({
  scaler: {
    ...OF_RISK,
    "conf/conf.yaml": aConf({ model: "scaler", anchor: false }),
    "model/train.py": "s\n",
  },
  anchor: {
    ...OF_RISK,
    "conf/conf.yaml": aConf({ model: "fraud", pipeline: "risk" }).replace(
      "    dependencies:",
      STEPS_OF_THE_OTHER,
    ),
  },
});
