"""IPython's kernel without sockets: made once, before any fork; what it would publish goes to a function.

It is ipykernel's own application, kernel, shell, display hook and publisher, started in their own order; only what opens a socket
or starts a thread is left out. What a cell can see is what it sees under nbgrader.
"""

import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait
from traitlets import Type

from netcourse.marking.execution.quick_cells import make_quick
from netcourse.marking.execution.streams import DirectStream

Publish = Callable[[dict[str, Any], Sequence[Any]], None]


class DirectSession(Session):
    """A session whose messages go to `publish` instead of a socket."""

    publish: Any = AnyTrait()

    def send(  # type: ignore[override]  # a socket's arguments are left out
        self,
        stream: Any,  # noqa: ARG002 (jupyter_client's signature)
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        **options: Any,
    ) -> Any:
        """Hand a message over; the arguments are those of jupyter_client, of which a socket's are passed over."""
        if isinstance(msg_or_type, Mapping):
            message = dict(msg_or_type)
        else:
            message = self.msg(
                msg_or_type, content=content, parent=parent, header=options.get("header"), metadata=options.get("metadata")
            )
        if self.publish is not None:
            self.publish(message, options.get("buffers") or ())
        return message

    def feed_identities(self, msg_list: Any, copy: bool = True) -> Any:  # noqa: ARG002, FBT001, FBT002 (jupyter_client's signature)
        """A request comes as a whole, as the second part of the list."""
        return [], msg_list[1]

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> Any:  # noqa: ARG002, FBT001, FBT002 (jupyter_client's signature)
        """A request comes as a whole."""
        return msg_list


class _MainThread:
    """What the kernel asks of the thread that would read its socket: where cells run."""

    parent_thread = threading.main_thread()


class DirectKernel(IPythonKernel):
    """ipykernel's kernel; only its debugger is left out, which would open a socket."""

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False

    async def run(self, code: str, message_id: str, *, silent: bool) -> None:
        """Handle a request to execute, as if it had come through a socket from nbclient.

        Parameters
        ----------
        code : str
            The cell.
        message_id : str
            What all messages about it name as their parent.
        silent : bool
            Whether to run it without counting it.
        """
        content = {
            "code": code,
            "silent": silent,
            "store_history": not silent,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        header = {"msg_id": message_id, "msg_type": "execute_request", "username": "student", "session": "", "version": "5.3"}
        request = {**header, "header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}
        self.io_loop = IOLoop.current()
        await self.dispatch_shell([b"", request])


class DirectApp(IPKernelApp):
    """ipykernel's application without files, sockets, threads and signals of its own."""

    kernel_class = Type(DirectKernel, klass="ipykernel.kernelbase.Kernel").tag(config=True)  # type: ignore[assignment]  # a trait

    def init_connection_file(self) -> None:
        """There is nothing to connect to."""

    def init_poller(self) -> None:
        """The kernel of the operating system ends us with our parent."""

    def init_sockets(self) -> None:
        """There are none."""

    def init_heartbeat(self) -> None:
        """Whoever waits for us sees our end."""

    def write_connection_file(self, **kwargs: Any) -> None:
        """There is nothing to connect to."""

    def log_connection_info(self) -> None:
        """There is nothing to connect to."""

    def init_io(self) -> None:
        """Standard output and error become messages."""
        self.patch_io()  # type: ignore[no-untyped-call]

    def init_kernel(self) -> None:
        """The kernel, with a session that publishes nothing yet."""
        self.kernel = DirectKernel.instance(
            parent=self,
            session=DirectSession(parent=self),
            shell_channel_thread=_MainThread(),
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.kernel._execute_sleep = 0.0  # it waits for sockets


def make_kernel() -> DirectKernel:
    """The kernel of this process, as nbclient would have started one."""
    app = DirectApp.instance()
    known = sys.modules.get("debugpy")
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # the debugger opens sockets: let it seem not to be installed
    try:
        app.initialize(["--HistoryManager.hist_file=:memory:"])  # type: ignore[no-untyped-call]
    finally:
        del sys.modules["debugpy"]
        if known is not None:
            sys.modules["debugpy"] = known
    # Its log would end up in the output of cells: nobody else reads it.
    app.log.setLevel(logging.CRITICAL)
    kernel = app.kernel
    assert isinstance(kernel, DirectKernel)  # noqa: S101 (traitlets says Any)
    make_quick(shell_of(kernel))
    return kernel


def shell_of(kernel: DirectKernel) -> InteractiveShell:
    """The shell of a kernel, which traitlets types as perhaps missing."""
    shell: InteractiveShell = kernel.shell  # type: ignore[assignment]  # made with the kernel
    return shell


def connect(kernel: DirectKernel, publish: Publish, write: Callable[[str, str], None], flush: Callable[[str], None]) -> None:
    """Let a kernel that was made before the fork speak.

    Parameters
    ----------
    kernel : DirectKernel
        From `make_kernel`.
    publish : callable
        Told each message and its buffers.
    write, flush : callable
        Told what is printed, and when a stream is flushed: ("stdout" or "stderr", text), and the name alone.
    """
    session = kernel.session
    assert isinstance(session, DirectSession)  # noqa: S101 (set in init_kernel)
    session.publish = publish
    session.pid = os.getpid()
    sys.stdout = DirectStream("stdout", write, flush)
    sys.stderr = DirectStream("stderr", write, flush)
