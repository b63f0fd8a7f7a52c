#!/usr/bin/env python3
"""check.py PAYOUT: completes command lines in a real bash, zsh and fish, each on a terminal of its own, and looks at the
words that the shell then gives the program. Shells that are not installed are skipped; 77 where none is."""
import concurrent.futures
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

program = os.path.abspath(sys.argv[1])
SCENARIO = """employee: {name: A Person, hired: 1998-01-05}
agreement: icg
salary: {base: 240000/year, target_bonus: 45%}
termination: {reason: without_cause, by: company, notice: 2000-07-31, date: 2000-09-29}
grants:
  - {id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 40000, price: 18.00}
"""
# What is typed before the tab, and the words that the program gets.
CASES = [
    ("payout repo", ["payout", "report"]),
    ("payout report --strict --nea", ["payout", "report", "--strict", "--nearby"]),
    ("payout me.yaml --format ht", ["payout", "me.yaml", "--format", "html"]),
    ("payout me.yaml --format=ht", ["payout", "me.yaml", "--format=html"]),
    ("payout me.yaml --set salary.car", ["payout", "me.yaml", "--set", "salary.car_allowance="]),
    ("payout me.yaml --set termination.reason=resi", ["payout", "me.yaml", "--set", "termination.reason=resignation"]),
    ("payout me.yaml --set 'grants[K1].pri", ["payout", "me.yaml", "--set", "grants[K1].price="]),
    ("payout explain me.yaml 'grants[K1].last_d", ["payout", "explain", "me.yaml", "grants[K1].last_day"]),
    ("payout explain me.y", ["payout", "explain", "me.yaml"]),
    ("payout sweep me.yaml --show totals.cash,severance.tot",
     ["payout", "sweep", "me.yaml", "--show", "totals.cash,severance.total"]),
    ("payout terms cash_pay", ["payout", "terms", "cash_payment"]),
    ("payout help quest", ["payout", "help", "questions"]),
    ("payout explain unlikely-p", ["payout", "explain", "unlikely-pay"]),
    ("payout matrix --o folder/insi", ["payout", "matrix", "--o", "folder/inside.yaml"]),
    ("payout check fold", ["payout", "check", "folder/"]),
]


class Terminal:
    def __init__(self, argv, home):
        env = {"HOME": home, "PATH": os.path.dirname(program) + ":/usr/local/bin:/usr/bin:/bin", "TERM": "xterm",
               "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "COLUMNS": "200"}
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.chdir(home)
            os.execvpe(argv[0], argv, env)
        self.seen = b""

    def send(self, text):
        os.write(self.fd, text.encode())

    def read_until(self, pattern, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            if found := re.search(pattern, self.seen, re.S):
                self.seen = self.seen[found.end():]
                return found
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    got = os.read(self.fd, 65536)
                except OSError:
                    break
                if b"\x1b[c" in got:  # fish asks what terminal this is
                    os.write(self.fd, b"\x1b[?62c")
                self.seen += got
        return None

    def settle(self, quiet=0.25, seconds=10):
        end = time.time() + seconds
        last = time.time()
        while time.time() < end and time.time() - last < quiet:
            if select.select([self.fd], [], [], 0.05)[0]:
                self.seen += os.read(self.fd, 65536)
                last = time.time()

    def close(self):
        os.close(self.fd)
        os.waitpid(self.child, 0)


SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], "PS1=; . ./payout.bash\n"),
    "zsh": (["zsh", "-f", "-i"], "PS1=; PROMPT_SP=; unsetopt prompt_sp zle_bracketed_paste; bindkey -e; fpath=($PWD $fpath);"
            " autoload -Uz compinit; compinit -u -D\n"),
    "fish": (["fish", "--no-config", "-i"],
             "function fish_prompt; end; source ./payout.fish\n"),
}
FILES = {"bash": "payout.bash", "zsh": "_payout", "fish": "payout.fish"}


def check(shell):
    argv, begin = SHELLS[shell]
    wrong = 0
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(home + "/folder")
        for name in ("me.yaml", "folder/inside.yaml"):
            with open(f"{home}/{name}", "w", encoding="utf-8") as file:
                file.write(SCENARIO)
        script = subprocess.run([program, "completions", shell], capture_output=True, check=True).stdout
        with open(f"{home}/{FILES[shell]}", "wb") as file:
            file.write(script)
        terminal = Terminal(argv, home)
        terminal.settle()
        terminal.send(begin)
        terminal.settle(0.6)
        for typed, words in CASES:
            terminal.send("printf '<%s>' READY\n")
            terminal.read_until(rb"<READY>", 5)
            terminal.settle(0.1)
            terminal.send(typed)
            terminal.settle(0.1)
            terminal.send("\t")
            terminal.settle()
            # Bash closes the quote itself; the others leave it open where more belongs behind the word.
            quote = "'" if "'" in typed and words[-1].endswith("=") and shell != "bash" else ""
            terminal.seen = b""
            terminal.send(quote + "\x01printf '<%s>' BEGIN \x05 END\r")
            found = terminal.read_until(rb"<BEGIN>(.*?)<END>", 5)
            got = re.findall("<(.*?)>", found.group(1).decode(errors="replace"), re.S) if found else None
            if shell == "zsh" and words[-1].endswith("/"):
                words = words[:-1] + [words[-1][:-1]]  # it takes the slash away before a blank
            if got != words:
                wrong += 1
                print(f"{shell}: {typed!r}: {got} instead of {words}")
                terminal.send("\x03")
                terminal.settle()
        terminal.close()
    print(f"{shell}: {len(CASES) - wrong} of {len(CASES)} as expected")
    return wrong


installed = [shell for shell in SHELLS if shutil.which(shell)]
for shell in SHELLS:
    if shell not in installed:
        print(f"{shell}: not installed, skipped")
if not installed:
    sys.exit(77)
with concurrent.futures.ThreadPoolExecutor() as pool:
    sys.exit(1 if sum(pool.map(check, installed)) else 0)
