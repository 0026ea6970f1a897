"""Reports: one module a format.  They read judgements and nothing else."""
