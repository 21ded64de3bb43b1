"""What the commands of the queue and of approvals have in common."""
