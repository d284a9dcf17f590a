"""Grows boosted trees until the validation loss no longer falls."""

import argparse
import os
from pathlib import Path

import lightgbm
import numpy


def parse_arguments():
    """Hyperparameters come as arguments, folders as SageMaker tells them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--num-boost-round", type=int, default=200)
    parser.add_argument("--early-stopping-rounds", type=int, default=20)
    parser.add_argument("--learning-rate", type=float, default=0.1)
    parser.add_argument("--num-leaves", type=int, default=15)
    parser.add_argument("--train", type=Path, default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--validation", type=Path, default=os.environ.get("SM_CHANNEL_VALIDATION"))
    parser.add_argument("--model-dir", type=Path, default=os.environ.get("SM_MODEL_DIR"))
    # The toolkits of some images add arguments of their own.
    return parser.parse_known_args()[0]


def read_dataset(folder, reference=None):
    """All rows of a channel; the last column says whether the parcel was late."""
    rows = numpy.vstack([numpy.loadtxt(path, delimiter=",", ndmin=2) for path in sorted(folder.glob("*.csv"))])
    return lightgbm.Dataset(rows[:, :-1], label=rows[:, -1], reference=reference)


def main():
    arguments = parse_arguments()
    train = read_dataset(arguments.train)
    booster = lightgbm.train(
        {
            "objective": "binary",
            "metric": "binary_logloss",
            "learning_rate": arguments.learning_rate,
            "num_leaves": arguments.num_leaves,
            "seed": 11,
            "deterministic": True,
            "verbosity": -1,
        },
        train,
        num_boost_round=arguments.num_boost_round,
        valid_sets=[read_dataset(arguments.validation, reference=train)],
        callbacks=[lightgbm.early_stopping(arguments.early_stopping_rounds), lightgbm.log_evaluation(25)],
    )
    arguments.model_dir.mkdir(parents=True, exist_ok=True)
    booster.save_model(arguments.model_dir / "model.txt", num_iteration=booster.best_iteration)
    print(f"{booster.best_iteration} rounds of trees")


if __name__ == "__main__":
    main()
