"""A real kernel, as JupyterLab runs one."""

import pytest
from jupyter_client.manager import start_new_kernel

SECONDS = 300  # for one cell, on a slow machine


class Kernel:
    """A running kernel; `run(code, cell)` gives what the code printed, and fails on its first error."""

    def __init__(self, client):
        self.client = client

    def run(self, code, cell=None):
        printed = []

        def collect(message):
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

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


@pytest.fixture
def kernel(request, tmp_path):
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(tmp_path))
    yield Kernel(client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.cleanup_resources()
