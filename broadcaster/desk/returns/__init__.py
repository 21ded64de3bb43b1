"""Whether goods go back: returns, exchanges, repairs (3.9 RET, RPR-11, RPR-12). PURE."""
