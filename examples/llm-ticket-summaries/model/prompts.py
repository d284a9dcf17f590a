"""How a ticket is put to the model: the same words in training and in serving."""

INSTRUCTION = "Summarise the support ticket in at most two sentences: what is wrong, and what the customer wants."


def prompt_of(ticket):
    return f"{INSTRUCTION}\n\n### Ticket\n{ticket.strip()}\n\n### Summary\n"
