"""What one submission may use up."""

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one submission.

    Attributes
    ----------
    cell_seconds : float
        Wall time of one cell; then it is interrupted, as nbgrader does.
    grace_seconds : float
        Wall time in which an interrupted cell must stop; then its process is killed.
    submission_seconds : float
        Wall time of all cells together.
    cpu_seconds : int
        CPU time of one process.
    memory_bytes : int
        Memory of all processes and files together. Where the machine has no memory cgroup, the kernel bounds that of each
        process, and that of all together is looked at a few times a second.
    processes : int
        Processes and threads at a time.
    open_files : int
        File descriptors of one process.
    file_bytes : int
        Size of one file.
    disk_bytes : int
        Size of all files together; they lie in memory.
    cell_output_bytes, output_bytes : int
        Output of one cell, and of all cells together, whatever its type. What goes beyond is cut.
    export_bytes : int
        Size of the plain data that leave the student's process for one test.
    """

    cell_seconds: float = 30
    grace_seconds: float = 4
    submission_seconds: float = 600
    cpu_seconds: int = 300
    memory_bytes: int = 1000 * MB
    processes: int = 64
    open_files: int = 256
    file_bytes: int = 64 * MB
    disk_bytes: int = 64 * MB
    cell_output_bytes: int = 2 * MB
    output_bytes: int = 20 * MB
    export_bytes: int = 8 * MB
