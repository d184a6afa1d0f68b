"""What every adapter shares: requests decoded, answers encoded, problems, settings.

Adapters never import each other; this package is the one exception, and it imports none of them.
"""
