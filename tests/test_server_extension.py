"""JupyterLab's server finds the extension, and with it sends without delay."""

import asyncio
import socket
from types import SimpleNamespace

import pytest
from jupyter_core.paths import jupyter_config_path
from jupyter_server.extension.config import ExtensionConfigManager
from jupyter_server.extension.manager import ExtensionPackage
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from mlp_tutorial import server_extension


class Connection:
    """What JupyterLab's server keeps for a page and its kernel; this one says whether it sends without delay."""

    def __init__(self, websocket_handler):
        self.websocket_handler = websocket_handler

    def connect(self):
        stream = self.websocket_handler.ws_connection.stream
        is_at_once = stream.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        self.websocket_handler.write_message("at once" if is_at_once else "delayed")


class Handler(WebSocketHandler):
    def open(self):
        self.settings["kernel_websocket_connection_class"](self).connect()


class Server:
    def __init__(self):
        self.web_app = Application([("/", Handler)], kernel_websocket_connection_class=Connection)


async def first_message(server):
    """Return what a page is told when it connects to the server."""
    listening, port = bind_unused_port()
    running = HTTPServer(server.web_app)
    running.add_sockets([listening])
    page = await websocket_connect(f"ws://127.0.0.1:{port}/")
    try:
        return await page.read_message()
    finally:
        page.close()
        await page.read_message()
        running.stop()
        await running.close_all_connections()


@pytest.mark.parametrize(("is_loaded", "expected"), [(False, "delayed"), (True, "at once")])
def test_messages_go_to_the_page_at_once_only_with_the_extension(is_loaded, expected):
    server = Server()
    if is_loaded:
        server_extension._load_jupyter_server_extension(server)
    assert asyncio.run(first_message(server)) == expected


def test_jupyterlab_has_the_extension_enabled():
    found = ExtensionConfigManager(read_config_path=jupyter_config_path()).get_jpserver_extensions()
    assert found[server_extension.__name__] is True
    assert ExtensionPackage(name=server_extension.__name__, enabled=True).validate()


def test_jupyterlab_takes_its_connections_from_where_the_extension_puts_them():
    server = SimpleNamespace(settings={"kernel_websocket_connection_class": Connection})
    assert KernelWebsocketHandler.kernel_websocket_connection_class.fget(server) is Connection
    assert "websocket_handler" in ZMQChannelsWebsocketConnection.class_trait_names()
    assert callable(ZMQChannelsWebsocketConnection.connect)
