"""Limits that the operating system holds for the processes that run queries: no sockets, and so much memory."""

import ctypes
import platform
import resource
import struct
import sys
from typing import Final

_SYSCALLS: Final = {  # audit architecture, and the numbers of socket, connect and bind
    "x86_64": (0xC000003E, (41, 42, 49)),
    "aarch64": (0xC00000B7, (198, 203, 200)),
}
_IO_URING_SETUP: Final = 425  # another way to open sockets
_X32: Final = 0x40000000  # the other numbering of x86-64
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO with EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF
_SET_SECCOMP, _FILTER, _NO_NEW_PRIVILEGES, _PARENT_DEATH = 22, 2, 38, 1  # prctl
_SIGKILL: Final = 9


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid_sockets() -> bool:
    """Make every later attempt of this process and its children to open a socket fail with EACCES.

    Returns whether the operating system could be told so: on Linux on x86-64 and ARM64. There is no way back.
    """
    if sys.platform != "linux" or platform.machine() not in _SYSCALLS:
        return False
    architecture, numbers = _SYSCALLS[platform.machine()]
    refused = (*numbers, _IO_URING_SETUP)
    instructions = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _DENY),
        (_LOAD, 0, 0, 0),  # the number of the system call
        (_AT_LEAST, len(refused) + 1, 0, _X32),
        *((_EQUAL, len(refused) - i, 0, number) for i, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in instructions))
    program = _Program(len(instructions), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def die_with_parent() -> None:
    """Have this process killed when its parent ends (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, _SIGKILL, 0, 0, 0)


def limit_memory(more: int) -> None:
    """Let this process allocate `more` bytes beyond what it has; a greater wish ends it (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - a worker imports as little as it can
            pages = int(statm.read().split()[5])  # data and stack
        ceiling = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, ceiling))
