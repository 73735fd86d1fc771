"""CPU time and peak memory of whole processes, run in turn so that load meets all alike.

    python3 bench_process.py RUNS 'COMMAND' ['COMMAND' ...]

One JSON object a command: medians of user + system seconds of the child over RUNS rounds after one
to warm up, the greatest resident set, and the greatest exit code. Output of the commands goes
nowhere. A resident set is never told below that of this interpreter, some 15 MB, because the system
counts the child before it becomes the command. Standard library only.
"""
import json
import os
import shlex
import statistics
import subprocess
import sys
import time


def run(arguments):
    start = time.perf_counter()
    child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # On Linux the resident set is in KiB, on macOS in bytes.
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, peak, child.returncode


def main():
    rounds = int(sys.argv[1])
    commands = [shlex.split(text) for text in sys.argv[2:]]
    results = [[] for _ in commands]
    for turn in range(rounds + 1):
        for command, result in zip(commands, results):
            measured = run(command)
            if turn > 0:
                result.append(measured)
    for text, result in zip(sys.argv[2:], results):
        cpu, wall, peak, codes = zip(*result)
        print(json.dumps({
            "command": text, "runs": len(result),
            "cpu_ms": round(statistics.median(cpu) * 1000, 2),
            "cpu_ms_least": round(min(cpu) * 1000, 2), "cpu_ms_most": round(max(cpu) * 1000, 2),
            "wall_ms": round(statistics.median(wall) * 1000, 2),
            "peak_mb": round(max(peak), 1), "exit_code": max(codes),
        }))


if __name__ == "__main__":
    main()
