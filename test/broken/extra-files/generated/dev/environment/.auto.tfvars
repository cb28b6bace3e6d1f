workload = "other"
