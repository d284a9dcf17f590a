"""What inference scripts import from SageMaker's inference toolkit; an installed toolkit comes before this one."""
