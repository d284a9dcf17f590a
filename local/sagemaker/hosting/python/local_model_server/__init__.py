"""A model container: serves SageMaker's container API and runs each model in a process of its own."""
