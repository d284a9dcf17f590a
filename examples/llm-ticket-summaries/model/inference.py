"""Serves the model: a ticket to its summary."""

import json

import torch
from prompts import prompt_of
from transformers import AutoModelForCausalLM, AutoTokenizer

MOST_NEW_TOKENS = 120


def model_fn(model_dir):
    tokenizer = AutoTokenizer.from_pretrained(model_dir)
    model = AutoModelForCausalLM.from_pretrained(model_dir, torch_dtype=torch.bfloat16, device_map="auto")
    return tokenizer, model.eval()


def input_fn(data, content_type):
    if content_type.split(";")[0].strip().lower() != "application/json":
        raise ValueError(f"content type {content_type} is not supported; send application/json")
    ticket = json.loads(data).get("ticket")
    if not isinstance(ticket, str) or not ticket.strip():
        raise ValueError('send {"ticket": "…"}')
    return ticket


def predict_fn(ticket, loaded):
    tokenizer, model = loaded
    asked = tokenizer(prompt_of(ticket), return_tensors="pt").to(model.device)
    with torch.inference_mode():
        answer = model.generate(**asked, max_new_tokens=MOST_NEW_TOKENS, do_sample=False)
    return tokenizer.decode(answer[0, asked["input_ids"].shape[1] :], skip_special_tokens=True).strip()


def output_fn(summary, _accept):
    return json.dumps({"summary": summary}), "application/json"
