import { aConf, type ConfOptions } from "./a-conf.ts";

const TRAIN = `
import json, os
folder = os.environ["SM_MODEL_DIR"]
json.dump({"epochs": int(os.environ["SM_HP_EPOCHS"])}, open(os.path.join(folder, "model.json"), "w"))
os.makedirs(os.path.join(folder, "code"))
open(os.path.join(folder, "code", "inference.py"), "w").write('''
import json, os
def model_fn(folder):
    return json.load(open(os.path.join(folder, "model.json")))
def input_fn(body, content_type):
    return body.decode() if isinstance(body, bytes) else body
def predict_fn(text, model):
    return "%s after %d epochs" % (text.strip(), model["epochs"])
def output_fn(prediction, accept):
    return prediction, "text/csv"
''')
`;

/** The files of a model repository whose model answers its input and the epochs it was trained for. */
export const aModelRepository = (
  options: ConfOptions = {},
  over: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  "conf/conf.yaml": aConf(options),
  "model/train.py": TRAIN,
  "README.md": "A model\n",
  ...over,
});
