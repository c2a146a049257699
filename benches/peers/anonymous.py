"""Memory of a command's own, in KiB, when it writes its answer: without the pages of files,
which the system shares, maps sixteen at a time and takes back when it likes.

The command writes into a pipe that is full already, and waits there to be looked at.
Usage: anonymous.py COMMAND...
"""
import os
import subprocess
import sys
import time

reader, writer = os.pipe()
os.set_blocking(writer, False)
try:
    while True:
        os.write(writer, b"x" * 4096)
except BlockingIOError:
    os.set_blocking(writer, True)

process = subprocess.Popen(sys.argv[1:], stdout=writer)
while True:
    time.sleep(0.05)
    with open(f"/proc/{process.pid}/wchan") as waiting, open(f"/proc/{process.pid}/smaps_rollup") as sums:
        if "pipe" in waiting.read():
            print(next(line.split()[1] for line in sums if line.startswith("Anonymous:")))
            break
process.kill()
