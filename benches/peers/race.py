"""Runs commands in turn, again and again, and prints what the others cost against the first.

Usage: race.py ROUNDS A ::: B ::: ...; each command is run by the shell-free rules of exec, with
`<FILE` as its last word for standard input. Prints for each command after the first the median,
over all rounds, of its wall time and of its processor time, as shares of the first one's.
"""

import os
import statistics
import sys
import time


def run(words):
    *words, last = words
    stdin = os.open(last[1:], os.O_RDONLY) if last.startswith("<") else None
    if stdin is None:
        words.append(last)
    null = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, stdin if stdin is not None else null, 0)]
    files += [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    start = time.perf_counter()
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=files)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    for file in (stdin, null):
        if file is not None:
            os.close(file)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2, 3):
        sys.exit(f"error: {' '.join(words)} failed")
    return wall, used.ru_utime + used.ru_stime


def main():
    rounds = int(sys.argv[1])
    commands = [[]]
    for word in sys.argv[2:]:
        if word == ":::":
            commands.append([])
        else:
            commands[-1].append(word)
    for command in commands:
        run(command)
    found = [[run(command) for command in commands] for _ in range(rounds)]
    for at in range(1, len(commands)):
        wall, cpu = (
            statistics.median(one[at][part] / one[0][part] for one in found) for part in (0, 1)
        )
        print(f"{wall:.3f} {cpu:.3f}")


main()
