"""Some of the answers that the question names, such as other telecom services; or none."""

from __future__ import annotations

from checker.kinds.choice import one_word
from checker.kinds.kind import own_options
from checker.kinds.several import several

SERVICE = one_word(own_options, "answer-error.no-service")
SERVICES = several(SERVICE, "answer-error.no-services", '[], ["B22"]')
