"""What `record` can write anew: one module a part; being here is being registered (see `commands/record.py`)."""
