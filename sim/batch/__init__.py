"""Many runs of a scenario: lived in threads, kept in shards that survive anything, told with intervals."""
