#!/usr/bin/env python3
"""Measures andru-mcp from outside the process and holds each figure against its bar. Standard library only.

  initialize   spawn to the answer of `initialize`, median of fresh processes, ms
  tools/list   spawn to the answer of the `tools/list` sent after it, ms
  call         round trip of `get_icp_fit_score`, its answer validated by the server: median of each process, ms
  memory       resident set after the list, and after the calls, MiB
  exit         end of input to process gone, ms
  tokens       what a model sees of a tool (name, description, inputSchema), mean and most

Tokens are o200k where GPT_TOKENIZER names an installed npm package `gpt-tokenizer`, otherwise bytes / 4.
Prints each figure with its ratio to the bar (1.00 is the bar); exits 1 if a bar is missed.

usage: mcp.py [-n PROCESSES] [--calls CALLS] [--modern] ANDRU_MCP
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

CALLS = pathlib.Path(__file__).resolve().parent.parent / "tests" / "peers" / "calls.json"
TOOL = "get_icp_fit_score"
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": {"name": "bench", "version": "1"},
    "io.modelcontextprotocol/clientCapabilities": {},
}


class Server:
    """One process and the time since just before it was started."""

    def __init__(self, program, home, modern):
        self.modern, self.last = modern, 0
        environment = {"ANDRU_HOME": home, "PATH": os.environ.get("PATH", "")}
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0)
        self.answers = os.fdopen(os.dup(self.process.stdout.fileno()), "rb", buffering=1 << 16)

    def age(self):
        return (time.perf_counter() - self.begun) * 1e3

    def send(self, message):
        self.process.stdin.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")

    def line(self, method, params):
        """The request as a line, made before the clock runs."""
        self.last += 1
        params = {**params, "_meta": META} if self.modern else params
        message = {"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}
        return json.dumps(message, separators=(",", ":")).encode() + b"\n"

    def ask(self, line):
        self.process.stdin.write(line)
        return self.answers.readline()

    def request(self, method, params):
        answer = json.loads(self.ask(self.line(method, params)))
        if "result" not in answer or answer["id"] != self.last:
            sys.exit(f"{method}: {answer}")
        return answer["result"]

    def memory(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def close(self):
        begun = time.perf_counter()
        self.process.stdin.close()
        if self.process.wait(10) != 0:
            sys.exit(f"andru-mcp ended with {self.process.returncode}")
        took = (time.perf_counter() - begun) * 1e3
        self.answers.close()
        self.process.stdout.close()
        return took


def one_process(program, calls, modern, arguments):
    """The figures of one fresh process, and the tools it listed."""
    with tempfile.TemporaryDirectory() as home:
        server, figures = Server(program, home, modern), {}
        if modern:
            server.request("server/discover", {})
        else:
            client = {"name": "bench", "version": "1"}
            server.request("initialize", {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": client})
            server.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
        figures["initialize"] = server.age()
        tools = server.request("tools/list", {})["tools"]
        figures["tools/list"] = server.age()
        figures["memory, listed"] = server.memory()
        if any(tool["name"] == TOOL for tool in tools):
            trips, answer = [], b""
            for _ in range(calls):
                line = server.line("tools/call", {"name": TOOL, "arguments": arguments})
                begun = time.perf_counter()
                answer = server.ask(line)
                trips.append((time.perf_counter() - begun) * 1e3)
            result = json.loads(answer)["result"]
            if result.get("isError") or "structuredContent" not in result:
                sys.exit(f"{TOOL}: {result}")
            figures["first call"] = trips[0]
            figures["call"] = statistics.median(trips)
            figures["call, 99th percentile"] = sorted(trips)[len(trips) * 99 // 100]
            figures["memory, called"] = server.memory()
        figures["exit"] = server.close()
        return figures, tools


def tokens(texts):
    """How many tokens each text has, and how that was counted."""
    package = os.environ.get("GPT_TOKENIZER")
    if not package:
        return [len(text.encode()) / 4 for text in texts], "bytes / 4"
    encoding = pathlib.Path(package).resolve() / "esm" / "encoding" / "o200k_base.js"
    script = (f"import({json.dumps(str(encoding))}).then(m => {{"
              "const texts = JSON.parse(require('fs').readFileSync(0));"
              "console.log(JSON.stringify(texts.map(text => m.encode(text).length)))})")
    counted = subprocess.run(["node", "-e", script], input=json.dumps(texts).encode(), capture_output=True, check=True)
    return json.loads(counted.stdout), "o200k"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=25, help="how many processes")
    parser.add_argument("--calls", type=int, default=500, help="how many calls in each")
    parser.add_argument("--modern", action="store_true", help="speak the stateless revision 2026-07-28")
    parser.add_argument("program", metavar="ANDRU_MCP")
    given = parser.parse_args()
    arguments = json.loads(CALLS.read_text(encoding="utf-8"))[TOOL]
    one_process(given.program, 1, given.modern, arguments)  # warms the page cache, not counted
    runs = [one_process(given.program, given.calls, given.modern, arguments) for _ in range(given.n)]
    bars = {"tools/list": 6.0, "call": 0.25, "memory, listed": 10.0, "memory, called": 10.0}
    rows = [(name, statistics.median(run[name] for run, _ in runs), bars.get(name)) for name in runs[0][0]]
    tools = runs[0][1]
    seen = [json.dumps({key: tool[key] for key in ("name", "description", "inputSchema")}, separators=(",", ":"),
                       ensure_ascii=False) for tool in tools]
    counts, how = tokens(seen)
    if counts:
        rows.append((f"tokens a tool, mean ({how})", statistics.mean(counts), 220))
        rows.append((f"tokens a tool, most ({how})", max(counts), 350))
    missed = 0
    for name, figure, bar in rows:
        missed += bar is not None and figure > bar
        ratio = "" if bar is None else f"{figure / bar:6.2f} of {bar:g}{'  MISSED' if figure > bar else ''}"
        print(f"{name:30} {figure:9.3f}  {ratio}".rstrip())
    for tool, count in zip(tools, counts):
        print(f"  {tool['name']:38} {count:g} tokens")
    if not any(name == "call" for name, _, _ in rows):
        sys.exit(f"there is no {TOOL} to call")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
