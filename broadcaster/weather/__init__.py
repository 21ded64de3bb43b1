"""The 10:00 weather forecast (BRD-10): asked for over the network, or written by the operator; told by the rung it stands on."""
