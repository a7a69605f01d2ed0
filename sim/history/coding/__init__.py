"""The coding rule: from the documented record to the scenario's affinity, dependence, stability, readiness and opinion.

Why: nobody measured these quantities. What they are taken to be is therefore fixed by a written rule (`CODING.md` and
`coding.yaml` beside the scenario), made before any tuning, and carried out here without a hand in between: the files
`states.yaml`, `pairs.yaml` and `disputes.yaml` of the real timeline are what the rule gives. `python -m sim.history.coding`
writes them anew; a test compares.
"""
