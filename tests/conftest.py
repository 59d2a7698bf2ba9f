"""For all tests: none may fail because a machine is slow, none is skipped without saying why; a real kernel."""

from hypothesis import HealthCheck, settings
from real_kernel import kernel  # noqa: F401

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    for reason in sorted({report.longrepr[2] for report in skipped}):
        terminalreporter.write_line(reason)
