"""A process that may calculate and do little else: no network, no other programs, no files outside its folder."""

import os
import sys
from pathlib import Path

NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostby",
)
PROGRAMS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.startfile",
    "pty.",
)
OTHERS = ("os.kill", "signal.pthread_kill", "ctypes.dlopen", "ctypes.dlsym", "sys.addaudithook", "sys.remote_exec")
CHANGES = (
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "os.link",
    "os.symlink",
)
CHANGES += ("shutil.", "os.utime", "os.setxattr", "os.removexattr")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def lock(folder, megabytes):
    """From now on refuse, with a PermissionError, whatever reaches out of this process and this folder.

    Python asks an audit hook before it does such a thing, on every system, and there is no way to remove one.
    Memory is limited too, where the system can do that (Linux).
    """
    limit_memory(megabytes)
    inside = os.path.realpath(folder)

    def refuse(event, arguments):
        if event.startswith((*NETWORK, *PROGRAMS, *OTHERS)):
            raise PermissionError(f"{event} is not allowed while exercises are scored")
        if event == "open" and is_writing(*arguments[1:3]) and not is_in(arguments[0], inside):
            raise PermissionError(f"writing {arguments[0]} is not allowed while exercises are scored")
        if event.startswith(CHANGES) and not all(is_in(one, inside) for one in arguments if is_path(one)):
            raise PermissionError(f"{event} is not allowed outside of the notebook's own folder")

    sys.addaudithook(refuse)


def limit_memory(megabytes):
    """Let the process have no more memory than this, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    except (ValueError, OSError):  # macOS
        return


def is_writing(mode, flags):
    """Return whether a file is opened to be changed."""
    return any(letter in mode for letter in "wax+") if isinstance(mode, str) else bool((flags or 0) & WRITING)


def is_path(argument):
    """Return whether an argument of an event is a path."""
    return isinstance(argument, (str, bytes, os.PathLike))


def is_in(path, folder):
    """Return whether a path lies in the folder; a number is a file that is open already."""
    if isinstance(path, int):
        return True
    return Path(os.path.realpath(os.fsdecode(path))).is_relative_to(folder)
