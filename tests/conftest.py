"""For all tests: no test may fail because a machine is slow; a real kernel for those that need one."""

from hypothesis import HealthCheck, settings
from real_kernel import kernel  # noqa: F401

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
