"""A small extension of JupyterLab's server, with which live pictures reach the page at once.

For every move of a slider the server sends a few small messages. TCP holds all but the first of them back until
that one has been acknowledged (Nagle's algorithm), which Linux may put off for 40 ms, and others for longer. Here
they are sent at once. Installing the package enables the extension; `jupyter server extension list` names it.
"""


def _jupyter_server_extension_points():
    """Return where the extension is, for JupyterLab's server."""
    return [{"module": "mlp_tutorial.server_extension"}]


def _load_jupyter_server_extension(server):
    """Let what kernels say be sent to the pages without delay."""
    settings = server.web_app.settings
    settings["kernel_websocket_connection_class"] = without_delay(settings["kernel_websocket_connection_class"])


def without_delay(connection):
    """Return the class of connections between a page and its kernel, with Nagle's algorithm turned off."""

    class WithoutDelay(connection):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return WithoutDelay
