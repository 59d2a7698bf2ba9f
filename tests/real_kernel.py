"""A real kernel, as JupyterLab runs one."""

from contextlib import contextmanager

import pytest
from jupyter_client.manager import start_new_kernel

SECONDS = 300  # for one cell, on a slow machine


class Kernel:
    """A running kernel; `run(code, cell)` gives what the code printed and shows as text, and fails on an error."""

    def __init__(self, client):
        self.client = client

    def run(self, code, cell=None):
        printed = []

        def collect(message):
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            elif message["msg_type"] == "execute_result":
                printed.append(message["content"]["data"]["text/plain"])

        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": True}
        message = self.client.session.msg("execute_request", content)
        if cell is not None:
            message["metadata"]["cellId"] = cell  # as JupyterLab names the cell
        self.client.shell_channel.send(message)
        reply = self._finish(message["header"]["msg_id"], collect)
        assert reply["status"] == "ok", "\n".join(reply.get("traceback", []))
        return "".join(printed)

    def _finish(self, number, collect):
        while True:
            message = self.client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") != number:
                continue
            collect(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        while True:
            reply = self.client.get_shell_msg(timeout=SECONDS)
            if reply["parent_header"].get("msg_id") == number:
                return reply["content"]


@contextmanager
def running_kernel(folder):
    """Start a kernel that works in the folder, and end it afterwards."""
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(folder))
    yield Kernel(client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()


@pytest.fixture
def kernel(tmp_path):
    with running_kernel(tmp_path) as kernel:
        yield kernel
