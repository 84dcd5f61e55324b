"""Students who read what is not theirs, or write where nothing of theirs belongs. Each says in its output what it got at."""

from textwrap import dedent

from tests.marking.hostile.cases import Family
from tests.marking.hostile.unit import UNIT, Json, Scene

trespasses = Family()

# What every case here does: try, and print what succeeded.
_TRYING = """
import os
from pathlib import Path

got = []

def attempt(what, act):
    try:
        found = act()
    except BaseException as error:
        return
    if found is not None and found is not False:
        got.append((what, str(found)[:200]))
"""
_TELLING = '\nprint("got", got or "nothing")\n'
NOTHING_GOT = "got nothing"
_CHANGES_MARKS = "update grade set manual_score = 999"


def _trying(code: str) -> str:
    return f"{_TRYING}\n{dedent(code)}\n{_TELLING}"


@trespasses(shows=NOTHING_GOT)
def reads_the_gradebook(scene: Scene) -> str:
    return _trying(f"""
        import sqlite3

        def change(path):
            db = sqlite3.connect(f"file:{{path}}/gradebook.db?mode=rw", uri=True)
            return db.execute("{_CHANGES_MARKS}")

        for path in ({str(scene.root)!r}, "..", "../..", "../../..", "/proc/1/cwd", "/proc/1/root{scene.root}"):
            attempt(path, lambda: Path(path, "gradebook.db").read_bytes())
            attempt(path, lambda: change(path))
    """)


@trespasses(shows=NOTHING_GOT)
def reads_the_source(scene: Scene) -> str:
    return _trying(f"""
        course, around = {str(scene.root)!r}, {str(scene.root.parent)!r}
        places = (course, around, "..", "../..", "../../..", "/source", "/proc/self/root" + course)
        for path in places:
            for folder in ("source", "release", "author/source", "author/notebooks", ""):
                attempt(path, lambda: [str(one) for one in Path(path, folder).glob("{UNIT}*/*")] or None)
    """)


@trespasses(shows=NOTHING_GOT)
def reads_the_work_of_others(scene: Scene) -> str:
    return _trying(f"""
        for path in ({str(scene.root)!r}, "..", "../..", "../../.."):
            for folder in ("submitted", "autograded", "feedback", "received", ".netcourse"):
                attempt(path, lambda: os.listdir(Path(path, folder)))
        attempt("neighbours", lambda: os.listdir("..") != ["work"] and os.listdir(".."))
        own = {{"home", "ipython", "matplotlib", "shm", "tmp"}}
        attempt("student", lambda: sorted(set(os.listdir("/student")) - own) or None)
    """)


@trespasses(shows=NOTHING_GOT)
def reads_the_environment(scene: Scene) -> str:
    return _trying("""
        known = {"LANG", "LC_ALL", "TZ", "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR",
                 "NBGRADER_EXECUTION", "PYTHONHASHSEED", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                 "NUMEXPR_NUM_THREADS", "LC_CTYPE"}
        # What IPython and its kernel set themselves.
        own = {"CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GIT_PAGER", "JPY_PARENT_PID", "MPLBACKEND", "PAGER",
               "PYDEVD_USE_FRAME_EVAL", "TERM", "KMP_DUPLICATE_LIB_OK", "KMP_INIT_AT_FORK"}
        attempt("variables", lambda: sorted(set(os.environ) - known - own) or None)
        written = Path("/proc/self/environ").read_text().split("\\0")
        attempt("environ", lambda: [one for one in written if one and one.split("=")[0] not in known | own] or None)
    """)


@trespasses(shows=NOTHING_GOT)
def reads_proc(scene: Scene) -> str:
    return _trying("""
        me = {str(os.getpid()), "self", "thread-self"}
        for pid in {one for one in os.listdir("/proc") if one.isdigit()} - me:
            for name in ("environ", "mem", "maps", "auxv", "stack", "syscall"):
                attempt(f"{pid} {name}", lambda: open(f"/proc/{pid}/{name}", "rb").read(1))
            for name in ("cwd", "root", "exe"):
                attempt(f"{pid} {name}", lambda: os.readlink(f"/proc/{pid}/{name}"))
            attempt(f"{pid} fd", lambda: os.listdir(f"/proc/{pid}/fd"))
        attempt("neighbours", lambda: len({one for one in os.listdir("/proc") if one.isdigit()}) > 2)
        for name in ("kcore", "kmem", "kpagecount", "sysrq-trigger", "sys/kernel/core_pattern"):
            attempt(name, lambda: os.close(os.open(f"/proc/{name}", os.O_RDWR)) or True)
    """)


@trespasses(shows=NOTHING_GOT)
def reads_through_symlinks(scene: Scene) -> str:
    return _trying(f"""
        course = {str(scene.root)!r}
        wanted = {{"source", "gradebook.db", "submitted", ".ssh", ".bashrc"}}
        for at, target in enumerate((course, "/root", "/proc/1/root/etc/shadow", "/etc/shadow", "/work", "../../..")):
            os.symlink(target, f"link{{at}}")
            attempt(target, lambda: open(f"link{{at}}").read())
            attempt(target, lambda: sorted(set(os.listdir(f"link{{at}}")) & wanted) or None)
        Path("answers.json").unlink(missing_ok=True)
        os.symlink("/etc/passwd", "answers.json")
    """)


@trespasses(shows=NOTHING_GOT)
def reads_inherited_descriptors(scene: Scene) -> str:
    return _trying("""
        import stat
        for fd in map(int, os.listdir("/proc/self/fd")):
            def strange():
                kind = os.fstat(fd).st_mode
                link = os.readlink(f"/proc/self/fd/{fd}")
                plain = stat.S_ISFIFO(kind) or link in ("/dev/null", "anon_inode:[eventpoll]") or link.endswith("/fd")
                own = stat.S_ISSOCK(kind) and fd in own_sockets
                return None if plain or own else link
            import asyncio
            loop = asyncio.get_event_loop()
            own_sockets = {loop._ssock.fileno(), loop._csock.fileno()}
            attempt(fd, strange)
    """)


@trespasses(shows=NOTHING_GOT)
def reads_the_home_folder(scene: Scene) -> str:
    return _trying("""
        attempt("own", lambda: [one for one in os.listdir(os.path.expanduser("~")) if one != "work"] or None)
        import netcourse, sys
        installed = (sys.prefix, sys.base_prefix, netcourse.__file__)
        for folder in ("/root", "/home", "/work", "/mnt", "/srv", "/opt", "/var", "/run", "/media", "/boot"):
            shown = {path.removeprefix(f"{folder}/").split("/")[0] for path in installed}
            attempt(folder, lambda: sorted(set(os.listdir(folder)) - shown) or None)
        for name in ("passwd", "shadow", "hosts", "ssh", "machine-id", "hostname"):
            own = ("student:", "127.0.0.1", "::1")
            attempt(name, lambda: [line for line in open(f"/etc/{name}") if not line.startswith(own)] or None)
    """)


@trespasses(shows=NOTHING_GOT)
def reaches_into_the_network(scene: Scene) -> str:
    return _trying("""
        import socket
        for address in (("127.0.0.1", 22), ("127.0.0.1", 8888), ("10.0.0.1", 80), ("1.1.1.1", 53), ("169.254.169.254", 80)):
            attempt(address, lambda: socket.create_connection(address, 0.2))
        attempt("dns", lambda: socket.getaddrinfo("example.org", 80))
        # The kernel puts these into every new namespace; they lead nowhere.
        own = {"lo", "tunl0", "sit0", "ip6tnl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "ip6gre0"}
        attempt("interfaces", lambda: sorted({name for _, name in socket.if_nameindex()} - own) or None)
        attempt("unix", lambda: len(open("/proc/net/unix").readlines()) > 3)
        attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))
        attempt("packet", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
    """)


@trespasses(shows=NOTHING_GOT)
def writes_outside_its_folder(scene: Scene) -> str:
    return _trying(f"""
        import netcourse, sys
        # These are its own and vanish with it.
        for folder in ("/tmp", "/dev/shm", os.path.expanduser("~")):
            Path(folder, {scene.word!r}).write_text("mine")
        places = ["/", "/etc", "/usr", "/var/tmp", "/run", "/dev", "/proc/sys", sys.prefix, sys.base_prefix,
                  os.path.dirname(netcourse.__file__), {str(scene.root)!r}, {str(scene.root.parent)!r}, "/sys/fs/cgroup", "/lib"]
        for folder in places:
            attempt(folder, lambda: Path(folder, {scene.word!r}).write_text("mine"))
            attempt(folder, lambda: os.mkdir(f"{{folder}}/{scene.word}-folder") or True)
            attempt(folder, lambda: os.chmod(folder, 0o777) or True)
    """)


@trespasses(shows=NOTHING_GOT)
def writes_into_the_installation(scene: Scene) -> str:
    # The files are opened for appending, and nothing is written: were the isolation broken, no harm would be done.
    return _trying("""
        import netcourse.items, numpy, sys
        for path in (netcourse.__file__, netcourse.items.__file__, numpy.__file__, sys.executable, os.__file__, "/etc/passwd"):
            attempt(path, lambda: os.close(os.open(path, os.O_WRONLY | os.O_APPEND)) or True)
            attempt(path, lambda: os.utime(path) or True)
            attempt(path, lambda: os.link(path, "hard-link") or True)
    """)


@trespasses(shows=NOTHING_GOT)
def takes_rights_back(scene: Scene) -> str:
    return _trying("""
        import ctypes, resource
        libc = ctypes.CDLL(None)
        attempt("uid", lambda: os.setuid(0) or True)
        attempt("groups", lambda: os.setgroups([0]) or True)
        attempt("chroot", lambda: os.chroot("/proc/1/root") or True)
        attempt("device", lambda: os.mknod("disk", 0o60666, os.makedev(8, 0)) or True)
        attempt("tmpfs", lambda: libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None) == 0)
        attempt("remount", lambda: libc.mount(None, b"/usr", None, 32 | 4096, None) == 0)
        attempt("unmount", lambda: libc.umount2(b"/proc", 2) == 0)
        attempt("nice", lambda: os.nice(-5))
        attempt("oom", lambda: Path("/proc/self/oom_score_adj").write_text("-1000"))
        for kind in ("NOFILE", "FSIZE", "CPU", "AS", "NPROC", "CORE"):
            number = getattr(resource, f"RLIMIT_{kind}")
            unlimited = (resource.RLIM_INFINITY,) * 2
            attempt(kind, lambda: resource.setrlimit(number, unlimited) or True)
        attempt("host name", lambda: libc.sethostname(b"mine", 4) == 0)
        attempt("su", lambda: os.system("su -c id root 2>/dev/null") == 0)
    """)


@trespasses(shows=NOTHING_GOT)
def becomes_root_of_a_namespace_of_its_own(scene: Scene) -> str:
    return _trying(f"""
        import ctypes, sys
        libc = ctypes.CDLL(None)
        child = os.fork()
        if child == 0:
            if libc.unshare(0x10000000 | 0x00020000) == 0:
                for target in ("/", "/usr", sys.prefix, "/etc", "/tmp"):
                    libc.mount(None, target.encode(), None, 32 | 4096, None)
                    libc.umount2(target.encode(), 2)
                    try:
                        Path(target, {scene.word!r}).write_text("mine")
                        Path("/proc/1/root{scene.root}", "gradebook.db").read_bytes()
                    except OSError:
                        pass
            os._exit(0)
        os.waitpid(child, 0)
        for folder in ("/usr", sys.prefix, "/etc", "/"):
            attempt(folder, lambda: os.path.exists(f"{{folder}}/{scene.word}"))
            attempt(folder, lambda: Path(folder, {scene.word!r}).write_text("mine"))
    """)


@trespasses(shows="left behind")
def leaves_a_daemon_behind(scene: Scene) -> str:
    return f"""
        import os, signal, time
        if os.fork() == 0:
            os.setsid()
            for number in set(signal.Signals) - {{signal.SIGKILL, signal.SIGSTOP}}:
                signal.signal(number, signal.SIG_IGN)
            if os.fork() == 0:
                while True:
                    for folder in ("/tmp", "/dev/shm", "."):
                        open(f"{{folder}}/{scene.word}-daemon", "a").write("still here")
                    time.sleep(0.01)
            os._exit(0)
        print("left behind")
    """


@trespasses(shows="kept for later")
def keeps_memory_between_processes(scene: Scene) -> str:
    return f"""
        from multiprocessing import shared_memory
        import ctypes, sys
        block = shared_memory.SharedMemory({scene.word!r}, create=True, size=4096)
        ctypes.CDLL(None).shmget(0x4e4554, 4096, 0o1666)
        print("kept for later")
    """


@trespasses(by_hand=True, links=True, verdict="not marked", says="LOOT(.db)? is a link; take it away")
def is_collected_with_links_beside_it(scene: Scene) -> Json:
    return scene.typing("assert 'LOOT' not in str(__import__('os').listdir())")
