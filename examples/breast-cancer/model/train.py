"""Fits a logistic regression by gradient descent and saves it with the code that serves it."""

import argparse
import csv
import json
import os
import shutil
from math import exp, log
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))
CHANNEL = "preprocess-train"
INFERENCE = Path(__file__).resolve().parent / "inference.py"


def parse_arguments():
    """Hyperparameters come as arguments; the folders, where they are not given, as SageMaker tells them."""
    channel = os.environ.get(f"SM_CHANNEL_{CHANNEL.upper()}", str(BASE / "input" / "data" / CHANNEL))
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--learning-rate", type=float, default=0.5)
    parser.add_argument("--l2", type=float, default=0.001)
    parser.add_argument("--data", type=Path, default=Path(channel))
    parser.add_argument("--model-dir", type=Path, default=Path(os.environ.get("SM_MODEL_DIR", str(BASE / "model"))))
    return parser.parse_args()


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [([float(value) for value in line[:-1]], int(line[-1])) for line in csv.reader(file)]


def sigmoid(score):
    # The two forms are equal; each is used where its exponential cannot overflow.
    return 1 / (1 + exp(-score)) if score >= 0 else exp(score) / (1 + exp(score))


def loss_of(probabilities, rows):
    tiny = 1e-12
    likelihoods = (
        probability if label else 1 - probability for probability, (_, label) in zip(probabilities, rows)
    )
    return -sum(log(max(tiny, likelihood)) for likelihood in likelihoods) / len(rows)


def fit(rows, epochs, learning_rate, l2):
    """Weights and bias that gradient descent over all rows reaches after `epochs` steps."""
    columns = list(zip(*(features for features, _ in rows)))
    weights, bias = [0.0] * len(columns), 0.0
    for epoch in range(epochs):
        scores = [bias + sum(map(float.__mul__, weights, features)) for features, _ in rows]
        probabilities = [sigmoid(score) for score in scores]
        errors = [probability - label for probability, (_, label) in zip(probabilities, rows)]
        if epoch % 50 == 0:
            print(f"epoch {epoch}: loss {loss_of(probabilities, rows):.6f}")
        gradients = [sum(map(float.__mul__, errors, column)) / len(rows) for column in columns]
        weights = [weight - learning_rate * (gradient + l2 * weight) for weight, gradient in zip(weights, gradients)]
        bias -= learning_rate * sum(errors) / len(rows)
    return weights, bias


def save(model, folder):
    """The artifact is whole in itself: whoever loads it finds the code that reads it under code/."""
    code = folder / "code"
    code.mkdir(parents=True, exist_ok=True)
    (folder / "model.json").write_text(json.dumps(model, indent=2), encoding="utf-8")
    shutil.copyfile(INFERENCE, code / INFERENCE.name)


def main():
    arguments = parse_arguments()
    part = arguments.data / "train"
    rows = read_rows(part / "rows.csv")
    weights, bias = fit(rows, arguments.epochs, arguments.learning_rate, arguments.l2)
    statistics = json.loads((part / "statistics.json").read_text(encoding="utf-8"))
    labels = {"positive": "malignant", "negative": "benign"}
    save({**statistics, **labels, "weights": weights, "bias": bias}, arguments.model_dir)
    print(f"trained on {len(rows)} rows for {arguments.epochs} epochs")


if __name__ == "__main__":
    main()
