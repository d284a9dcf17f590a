/** A script whose model says which process answers, what it was told, and misbehaves when its input says so. */
export const aModel = ({ load = "return None", extra = "" } = {}): Record<string, string> => ({
  "code/inference.py": `import os, time
from sagemaker_inference import errors

calls = 0

def wait_for(path):
    while not os.path.exists(path):
        time.sleep(0.01)

def model_fn(model_dir):
    ${load}

def predict_fn(data, model):
    global calls
    calls += 1
    order, *rest = data if isinstance(data, list) else [data]
    if order == "exit": os._exit(3)
    if order == "hang": time.sleep(1000)
    if order == "wait":
        open(rest[0] + ".begun", "w").close()
        wait_for(rest[0])
    if order == "raise": raise ValueError(rest[0])
    if order == "refuse": raise errors.BadRequestInferenceError(rest[0])
    if order == "status": raise errors.GenericInferenceToolkitError(rest[0], "as asked")
    if order == "env": return dict(os.environ)
    return {"pid": os.getpid(), "calls": calls, "data": data}

${extra}
`,
});
