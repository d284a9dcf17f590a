"""Fine-tunes a causal language model with low-rank adapters, and goes on from a checkpoint where there is one."""

import argparse
import json
import os
import shutil
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    DataCollatorForSeq2Seq,
    Trainer,
    TrainingArguments,
)
from transformers.trainer_utils import get_last_checkpoint

CHANNELS = Path("/opt/ml/input/data")
CHECKPOINTS = Path("/opt/ml/checkpoints")
MODEL = Path(os.environ.get("SM_MODEL_DIR", "/opt/ml/model"))
SERVED = ("inference.py", "prompts.py")
# Tokens with this label count for nothing in the loss.
IGNORED = -100


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=2e-4)
    parser.add_argument("--lora-rank", type=int, default=16)
    parser.add_argument("--batch-size", type=int, default=2)
    parser.add_argument("--accumulation", type=int, default=8)
    parser.add_argument("--longest", type=int, default=1024)
    return parser.parse_known_args()[0]


def read_examples(channel, tokenizer, longest):
    """Token ids of prompt and completion; only the completion is to be learned."""
    examples = []
    for line in (CHANNELS / f"prepare-{channel}" / "prompts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        prompt = tokenizer(row["prompt"])["input_ids"]
        answer = tokenizer(row["completion"], add_special_tokens=False)["input_ids"] + [tokenizer.eos_token_id]
        # A prompt that is too long loses its beginning, never the answer.
        prompt = prompt[-max(1, longest - len(answer)) :]
        ids = (prompt + answer)[:longest]
        labels = ([IGNORED] * len(prompt) + answer)[:longest]
        examples.append({"input_ids": ids, "attention_mask": [1] * len(ids), "labels": labels})
    return examples


def load(arguments):
    base = CHANNELS / "model"
    tokenizer = AutoTokenizer.from_pretrained(base)
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(base, torch_dtype=torch.bfloat16)
    # Gradients have to flow through the frozen embeddings to reach the adapters.
    model.enable_input_require_grads()
    model.config.use_cache = False
    adapters = LoraConfig(
        r=arguments.lora_rank,
        lora_alpha=2 * arguments.lora_rank,
        lora_dropout=0.05,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    return tokenizer, get_peft_model(model, adapters)


def save(model, tokenizer):
    """The artifact is whole in itself: the merged model, and under code/ what reads it."""
    model.merge_and_unload().save_pretrained(MODEL, safe_serialization=True)
    tokenizer.save_pretrained(MODEL)
    code = MODEL / "code"
    code.mkdir(parents=True, exist_ok=True)
    for name in SERVED:
        shutil.copyfile(Path(__file__).resolve().parent / name, code / name)


def main():
    arguments = parse_arguments()
    tokenizer, model = load(arguments)
    trainer = Trainer(
        model=model,
        args=TrainingArguments(
            output_dir=str(CHECKPOINTS),
            num_train_epochs=arguments.epochs,
            learning_rate=arguments.learning_rate,
            lr_scheduler_type="cosine",
            warmup_ratio=0.03,
            per_device_train_batch_size=arguments.batch_size,
            per_device_eval_batch_size=arguments.batch_size,
            gradient_accumulation_steps=arguments.accumulation,
            gradient_checkpointing=True,
            gradient_checkpointing_kwargs={"use_reentrant": False},
            bf16=True,
            logging_steps=10,
            eval_strategy="epoch",
            save_strategy="steps",
            save_steps=50,
            save_total_limit=2,
            report_to=[],
            seed=17,
        ),
        train_dataset=read_examples("train", tokenizer, arguments.longest),
        eval_dataset=read_examples("validation", tokenizer, arguments.longest),
        data_collator=DataCollatorForSeq2Seq(tokenizer, label_pad_token_id=IGNORED),
    )
    CHECKPOINTS.mkdir(parents=True, exist_ok=True)
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(CHECKPOINTS)))
    # torchrun runs this once for each GPU; one of them saves.
    if trainer.is_world_process_zero():
        save(trainer.model, tokenizer)


if __name__ == "__main__":
    main()
